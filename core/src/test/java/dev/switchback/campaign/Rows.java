// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks whether each row is there, and has the value that it was given. */
record Rows(Site site, Database database) {

    /**
     * Returns what is lost or changed.
     *
     * @param version   which the database is at
     * @param confirmed orders that the application was told to be safe
     */
    List<String> complaints(int version, List<Integer> confirmed) throws SQLException {
        List<String> complaints = new ArrayList<>();
        try (Connection connection = database.connect()) {
            count(connection, Site.CUSTOMERS, "customers WHERE name = concat('name-', id) AND id > 0", complaints);
            String orders = "orders WHERE note = concat('note-', id) AND customer = 1 + id % " + Site.CUSTOMERS;
            count(connection, Site.ORDERS, orders + " AND id <= " + Site.ORDERS, complaints);
            Set<Integer> there = new HashSet<>(Jdbc.query(
                    connection, row -> row.getInt(1), "SELECT id FROM " + orders + " AND id > " + Site.WRITTEN));
            List<Integer> lost =
                    confirmed.stream().filter(id -> !there.contains(id)).toList();
            if (!lost.isEmpty()) {
                complaints.add("orders that were confirmed are lost: " + lost);
            }
            if (version >= 3) {
                count(connection, Site.CUSTOMERS, "customers WHERE email = concat(name, '@example.org')", complaints);
                count(connection, 3, "notes", complaints);
            }
            if (version >= 5) {
                count(connection, site.isPostgres() ? 20_000 : 19_800, "archive WHERE length(note) = 160", complaints);
            }
        }
        return complaints;
    }

    private static void count(Connection connection, int expected, String of, List<String> complaints)
            throws SQLException {
        String found = Jdbc.text(connection, "SELECT count(*) FROM " + of);
        if (!found.equals(String.valueOf(expected))) {
            complaints.add("there are " + found + " and not " + expected + " of " + of);
        }
    }
}
