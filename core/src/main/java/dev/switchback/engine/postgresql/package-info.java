// SPDX-License-Identifier: Apache-2.0
/** The only package that knows PostgreSQL. */
@NullMarked
package dev.switchback.engine.postgresql;

import org.jspecify.annotations.NullMarked;
