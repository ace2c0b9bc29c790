// SPDX-License-Identifier: Apache-2.0
/** Rows made up to satisfy a table's constraints and to hurt careless migrations. */
@NullMarked
package dev.switchback.data.rows;

import org.jspecify.annotations.NullMarked;
