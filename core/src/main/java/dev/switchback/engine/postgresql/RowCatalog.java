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

    /**
     * Columns, unique keys, numbering sequences and partitions of some tables, in one round trip.
     *
     * <p>Every branch asks by an index and with sub-selects instead of joins, so that the cost does not grow with the schema.
     */
    static final String SHAPES = """
            WITH t AS MATERIALIZED (SELECT ?::oid[] AS ids)
            SELECT 'column', a.attrelid::int8, a.attnum::int8, a.attname::text, format_type(a.atttypid, a.atttypmod),
                a.atttypid::int8, a.attgenerated <> ''
            FROM pg_attribute a
            WHERE a.attrelid = ANY ((SELECT ids FROM t)::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT 'key', i.indrelid::int8, i.indexrelid::int8,
                array_to_string((i.indkey::int2[])[0:i.indnkeyatts - 1], ' '), '', 0, i.indisprimary
            FROM pg_index i
            WHERE i.indrelid = ANY ((SELECT ids FROM t)::oid[])
                AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
            UNION ALL
            SELECT 'sequence', d.refobjid::int8, d.refobjsubid::int8, '', '', d.objid::int8, false
            FROM pg_depend d
            WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY ((SELECT ids FROM t)::oid[])
                AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
                AND (SELECT s.relkind FROM pg_class s WHERE s.oid = d.objid) = 'S'
            UNION ALL
            SELECT 'sequence', f.adrelid::int8, f.adnum::int8, '', '', s.refobjid::int8, false
            FROM pg_attrdef f CROSS JOIN LATERAL (
                SELECT d.refobjid FROM pg_depend d
                WHERE d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid AND d.refclassid = 'pg_class'::regclass
                    AND (SELECT c.relkind FROM pg_class c WHERE c.oid = d.refobjid) = 'S' OFFSET 0) AS s
            WHERE f.adrelid = ANY ((SELECT ids FROM t)::oid[])
            UNION ALL
            SELECT 'partition', c.oid::int8, p.relid::oid::int8, '', '', 0, false
            FROM pg_class c CROSS JOIN LATERAL pg_partition_tree(c.oid) p
            WHERE c.oid = ANY ((SELECT ids FROM t)::oid[]) AND c.relkind = 'p' AND p.relid <> c.oid
            ORDER BY 1, 2, 7 DESC, 3""";

    /** What a type is made of; domains lead to the type below them. */
    static final String TYPE =
            "SELECT typname, typtype::text, typcategory::text, typbasetype::int8, oid < 16384 FROM pg_type WHERE oid = ?";

    private RowCatalog() {}
}
