// SPDX-License-Identifier: Apache-2.0
/** A database that can be connected to, and the one small JDBC helper. */
@NullMarked
package dev.switchback.database;

import org.jspecify.annotations.NullMarked;
