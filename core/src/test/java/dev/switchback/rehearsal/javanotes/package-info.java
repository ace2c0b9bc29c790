// SPDX-License-Identifier: Apache-2.0
/** A Java migration that works on each row. */
@NullMarked
package dev.switchback.rehearsal.javanotes;

import org.jspecify.annotations.NullMarked;
