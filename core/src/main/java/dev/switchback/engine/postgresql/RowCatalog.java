// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

/** The catalog queries behind reading rows. */
final class RowCatalog {

    /**
     * One number that changes with every relation that comes, goes, is renamed, or becomes a partition of another.
     *
     * <p>A full list of 800 tables and their sequences costs several times as much.
     */
    static final String STAMP = """
            SELECT concat_ws(' ',
                (SELECT sum(hashoidextended(oid, hashname(relname)::int8 + relnamespace::int8)) FROM pg_class
                 WHERE relkind IN ('r', 'p', 'S') AND oid >= 16384),
                (SELECT sum(hashoidextended(oid, hashname(nspname)::int8)) FROM pg_namespace WHERE nspname !~ '^pg_'),
                (SELECT sum(hashoidextended(inhrelid, inhparent::int8)) FROM pg_inherits))""";

    /** Tables, partitions and sequences that are the user's own: nothing temporary, nothing that an extension brought. */
    static final String RELATIONS = """
            SELECT c.oid::int8, n.nspname, c.relname, c.relkind = 'S',
                CASE WHEN c.relispartition THEN pg_partition_root(c.oid)::oid::int8 ELSE c.oid::int8 END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'S') AND c.oid >= 16384 AND c.relpersistence <> 't'
                AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'switchback')
                AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname, c.relname""";

    /** Columns, unique keys, numbering sequences and partitions of some tables, in one round trip. */
    static final String SHAPES = """
            WITH t AS (SELECT unnest(?::oid[]) AS oid)
            SELECT 'column', a.attrelid::int8, a.attnum::int8, a.attname::text, format_type(a.atttypid, a.atttypmod),
                a.atttypid::int8, a.attgenerated <> ''
            FROM t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT 'key', i.indrelid::int8, i.indexrelid::int8,
                array_to_string((i.indkey::int2[])[0:i.indnkeyatts - 1], ' '), '', 0, i.indisprimary
            FROM t JOIN pg_index i ON i.indrelid = t.oid
            WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
            UNION ALL
            SELECT 'sequence', d.refobjid::int8, d.refobjsubid::int8, '', '', d.objid::int8, false
            FROM t JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid
                AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
            JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
            UNION ALL
            SELECT 'sequence', f.adrelid::int8, f.adnum::int8, '', '', s.oid::int8, false
            FROM t JOIN pg_attrdef f ON f.adrelid = t.oid
            JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid
                AND d.refclassid = 'pg_class'::regclass
            JOIN pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
            UNION ALL
            SELECT 'partition', t.oid::int8, p.relid::oid::int8, '', '', 0, false
            FROM t JOIN pg_class c ON c.oid = t.oid AND c.relkind = 'p', pg_partition_tree(t.oid) p
            WHERE p.relid <> t.oid
            ORDER BY 1, 2, 7 DESC, 3""";

    /** What a type is made of; domains lead to the type below them. */
    static final String TYPE =
            "SELECT typname, typtype::text, typcategory::text, typbasetype::int8, oid < 16384 FROM pg_type WHERE oid = ?";

    private RowCatalog() {}
}
