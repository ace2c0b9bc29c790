// SPDX-License-Identifier: Apache-2.0
/** Whether the evidence at hand meets the policy: what is missing, why it matters, and the command that closes it. Pure. */
@NullMarked
package dev.switchback.gate;

import org.jspecify.annotations.NullMarked;
