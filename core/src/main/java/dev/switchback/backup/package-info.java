// SPDX-License-Identifier: Apache-2.0
/** Backups of the live database: made by the product's own programs, proved by restoring them, listed and pruned. */
@NullMarked
package dev.switchback.backup;

import org.jspecify.annotations.NullMarked;
