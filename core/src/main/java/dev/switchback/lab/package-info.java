// SPDX-License-Identifier: Apache-2.0
/** The standing databases of a rehearsal, and the walk along the history. */
@NullMarked
package dev.switchback.lab;

import org.jspecify.annotations.NullMarked;
