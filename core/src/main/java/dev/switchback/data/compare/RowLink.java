// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.Row;

/** A row before and the same row after. */
record RowLink(Row before, Row after) {}
