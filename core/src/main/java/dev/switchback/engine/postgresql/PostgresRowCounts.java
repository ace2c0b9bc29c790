// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.RowCountProbe;
import java.util.List;

/** How the rows of PostgreSQL's tables are counted at little cost. */
final class PostgresRowCounts {

    /** By pg_class alone: to ask for a table's size would wait for whoever locks it. A table that was never analyzed has -1 rows. */
    private static final String TABLES = """
            SELECT n.nspname, c.relname, c.oid::int8, nullif(c.reltuples, -1)::int8, c.relpages::int8 * 8192
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.oid >= 16384 AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY c.reltuples DESC, n.nspname, c.relname""";

    static final RowCountProbe PROBE = new RowCountProbe(
            TABLES,
            seconds -> List.of("SET statement_timeout = '" + seconds + "s'", "SET lock_timeout = '500ms'"),
            RowExpressions::quoted);

    private PostgresRowCounts() {}
}
