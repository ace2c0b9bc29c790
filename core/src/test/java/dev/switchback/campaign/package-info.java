// SPDX-License-Identifier: Apache-2.0
/** Faults at random moments of the goals that touch a live database, and what must be so afterwards. */
@NullMarked
package dev.switchback.campaign;

import org.jspecify.annotations.NullMarked;
