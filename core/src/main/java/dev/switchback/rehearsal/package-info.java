// SPDX-License-Identifier: Apache-2.0
/** A whole run: the plan, the checks one by one, the evidence at the end. */
@NullMarked
package dev.switchback.rehearsal;

import org.jspecify.annotations.NullMarked;
