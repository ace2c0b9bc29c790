// SPDX-License-Identifier: Apache-2.0
/** The checks: what each observes, and how it judges what it saw. */
@NullMarked
package dev.switchback.check;

import org.jspecify.annotations.NullMarked;
