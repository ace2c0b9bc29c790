// SPDX-License-Identifier: Apache-2.0
/** Runs histories with a planted fault, and their correct look-alikes. */
@NullMarked
package dev.switchback.it.faulty;

import org.jspecify.annotations.NullMarked;
