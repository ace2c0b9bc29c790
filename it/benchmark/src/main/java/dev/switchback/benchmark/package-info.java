// SPDX-License-Identifier: Apache-2.0
/** Measures a rehearsal against the bare SQL it stands for, in the same run on the same server. */
@NullMarked
package dev.switchback.benchmark;

import org.jspecify.annotations.NullMarked;
