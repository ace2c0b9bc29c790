// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Looks for rows that a foreign key does not allow, where a product lets somebody make one over such rows. */
public interface OrphanProbe {

    /** For products that hold every foreign key to its word, or tell of those that they do not. */
    OrphanProbe NONE = new OrphanProbe() {
        @Override
        public Set<String> foreignKeys(Connection connection) {
            return Set.of();
        }

        @Override
        public List<Leftover> orphans(Connection connection, Set<String> before) {
            return List.of();
        }
    };

    /** Returns what names the foreign keys of the connection's database. */
    Set<String> foreignKeys(Connection connection) throws SQLException;

    /** Returns the foreign keys that were not there before and that rows break, or of which that is not known. */
    List<Leftover> orphans(Connection connection, Set<String> before) throws SQLException;
}
