// SPDX-License-Identifier: Apache-2.0
/** The Java migration of the history {@code java-migration}, good twin. */
@NullMarked
package dev.switchback.it.faulty.javagood;

import org.jspecify.annotations.NullMarked;
