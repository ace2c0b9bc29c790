// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random statements over a few names, from the templates in {@code walk.sql}.
 *
 * <p>Many of them fail, which changes nothing; with so few names, many meet what others left behind.
 */
final class SchemaWalk {

    /** What a walk starts from, in the schema w. */
    static final List<String> START = List.of(
            "CREATE SCHEMA w",
            "SET search_path = w",
            "CREATE FUNCTION f() RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1'",
            "CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
            "CREATE TYPE e1 AS ENUM ('a', 'b')",
            "CREATE TYPE ct AS (x int, y text)",
            "CREATE DOMAIN dom AS int CHECK (VALUE > 0)",
            "CREATE TABLE t1 (x int PRIMARY KEY, y text NOT NULL, z dom)",
            "CREATE TABLE t2 (x int REFERENCES t1, y text DEFAULT 'a', z e1)",
            "CREATE TABLE t3 (x int, y int) PARTITION BY LIST (x)",
            "CREATE INDEX i1 ON t2 (x, y)",
            "CREATE VIEW v1 AS SELECT x, y FROM t1 JOIN t2 USING (x, y)");

    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("$t", List.of("t1", "t2", "t3")),
            Map.entry("$u", List.of("t1", "t2", "t3", "t4")),
            Map.entry("$c", List.of("x", "y", "z")),
            Map.entry("$d", List.of("x", "y", "z")),
            Map.entry("$y", List.of("int", "text", "numeric(8,2)", "e1", "dom", "ct", "timestamptz", "int[]")),
            Map.entry("$k", List.of("k1", "k2", "t1_pkey")),
            Map.entry("$l", List.of("k1", "k2")),
            Map.entry("$i", List.of("i1", "i2", "t1_pkey")),
            Map.entry("$j", List.of("i1", "i2", "i3")),
            Map.entry("$v", List.of("v1", "v2")),
            Map.entry("$w", List.of("v1", "v2")),
            Map.entry("$n", List.of("1", "2")));

    private SchemaWalk() {}

    static Arbitrary<List<String>> ofLength(int steps) {
        return statement().list().ofSize(steps);
    }

    private static Arbitrary<String> statement() {
        Arbitrary<Integer> choice = Arbitraries.integers().between(0, 1000).withoutEdgeCases();
        return Combinators.combine(Arbitraries.of(templates()), choice.list().ofSize(WORDS.size()))
                .as(SchemaWalk::fill);
    }

    private static String fill(String template, List<Integer> choices) {
        String statement = template;
        int next = 0;
        for (String word : List.of("$t", "$u", "$c", "$d", "$y", "$k", "$l", "$i", "$j", "$v", "$w", "$n")) {
            List<String> values = WORDS.get(word);
            statement = statement.replace(word, values.get(choices.get(next++) % values.size()));
        }
        return statement;
    }

    private static List<String> templates() {
        try (InputStream in = SchemaWalk.class.getResourceAsStream("walk.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
