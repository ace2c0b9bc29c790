// SPDX-License-Identifier: Apache-2.0
/** Gathers what the gate decides about: migrations, evidence, Git, backups, and a live history if it is asked for. */
@NullMarked
package dev.switchback.release.gate;

import org.jspecify.annotations.NullMarked;
