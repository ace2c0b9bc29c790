// SPDX-License-Identifier: Apache-2.0
/** The Java migration of the history {@code java-migration}, bad twin. */
@NullMarked
package dev.switchback.it.faulty.javabad;

import org.jspecify.annotations.NullMarked;
