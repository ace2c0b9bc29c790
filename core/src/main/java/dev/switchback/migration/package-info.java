// SPDX-License-Identifier: Apache-2.0
/** What a migration is: its version, script, undo script and header. Pure. */
@NullMarked
package dev.switchback.migration;

import org.jspecify.annotations.NullMarked;
