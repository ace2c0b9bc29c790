// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.engine.TableState;
import java.util.ArrayList;
import java.util.List;

/**
 * A table in which a migration wrote something.
 *
 * @param gained how many rows it has more than before
 * @param rows   the rows in which it wrote
 */
record FreshTable(TableState table, long gained, List<FreshRow> rows) {

    FreshTable(TableState table, long gained) {
        this(table, gained, new ArrayList<>());
    }
}
