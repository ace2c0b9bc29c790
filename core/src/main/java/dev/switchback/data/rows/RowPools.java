// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.RowEngine;
import dev.switchback.engine.TableShape;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Finds values for columns that need more than a type to know what they may hold. */
public final class RowPools {

    private RowPools() {}

    /**
     * Returns for all columns of a table the tuples that its conditions and foreign keys admit, as the database judges them.
     *
     * @param table only the columns in question, and the conditions and foreign keys that look at these alone
     * @param rows  for about how many rows there should be different ones
     * @throws Unfillable where nothing was found that meets the conditions
     */
    public static List<Slot> of(RowEngine engine, TableShape table, int rows, long seed)
            throws SQLException, Unfillable {
        Candidates candidates = new Candidates(engine, Profile.PLAUSIBLE);
        return new Slots(engine, candidates, table, new Wish(rows, 0, false, Set.of(), Set.of()), seed).build();
    }
}
