// SPDX-License-Identifier: Apache-2.0
/** Builds small projects with Maven, as a user would. */
@NullMarked
package dev.switchback.it.builds;

import org.jspecify.annotations.NullMarked;
