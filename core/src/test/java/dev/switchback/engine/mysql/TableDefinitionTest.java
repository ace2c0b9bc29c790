// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TableDefinitionTest {

    private static final String STATEMENT = """
            CREATE TABLE `p` (
              `id` int unsigned NOT NULL AUTO_INCREMENT,
              `na``me` varchar(40) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'it''s (a) "b", c' COMMENT 'a,b (c)
            ''x'' NOT NULL \\' KEY',
              `e` enum('a','b,c)','d''e') DEFAULT NULL,
              `ts` timestamp(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
              `g` varchar(10) GENERATED ALWAYS AS (concat(_utf8mb4'a)',`e`)) STORED /*!80023 INVISIBLE */,
              `pt` point NOT NULL /*!80003 SRID 4326 */,
              `y` int DEFAULT ((1 + 2)),
              PRIMARY KEY (`id`),
              UNIQUE KEY `u,n` (`e`,`ts` DESC) COMMENT 'x)',
              KEY `k` ((lower(`e`)),`y`) /*!80000 INVISIBLE */,
              CONSTRAINT `fk` FOREIGN KEY (`y`) REFERENCES `par``ent` (`id`) ON DELETE CASCADE,
              CONSTRAINT `cc` CHECK ((`y` > 0)) /*!80016 NOT ENFORCED */
            ) /*!50100 TABLESPACE `ts` */ ENGINE=InnoDB AUTO_INCREMENT=77 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin \
            ROW_FORMAT=DYNAMIC COMMENT='AUTO_INCREMENT=5, ''PARTITION BY'''
            /*!50100 PARTITION BY HASH (`id`)
            PARTITIONS 2 */""";

    private static final Collations COLLATIONS = new Collations(Map.of("latin1", "latin1_swedish_ci"));

    private final Map<ObjectKey, SchemaObject> objects =
            TableDefinition.of("p", STATEMENT, COLLATIONS).objects().stream()
                    .collect(Collectors.toMap(SchemaObject::key, Function.identity()));

    private Map<String, String> column(String name) {
        return objects.get(new ObjectKey("column", "p", name)).properties();
    }

    private Map<String, String> part(String kind, String name) {
        return objects.get(new ObjectKey(kind, "p", name)).properties();
    }

    @Test
    void optionsAreToldApartAndTheCounterIsLeftOut() {
        assertThat(objects.get(new ObjectKey("table", "", "p")).properties())
                .containsOnly(
                        Map.entry("engine", "InnoDB"),
                        Map.entry("collation", "utf8mb4_bin"),
                        Map.entry("row format", "DYNAMIC"),
                        Map.entry("tablespace", "`ts`"),
                        Map.entry("comment", "'AUTO_INCREMENT=5, ''PARTITION BY'''"),
                        Map.entry("partitioned by", "HASH (`id`) PARTITIONS 2"));
    }

    @Test
    void clausesOfColumnsAreToldApart() {
        assertThat(column("id"))
                .containsOnly(
                        Map.entry("type", "int unsigned"),
                        Map.entry("not null", "yes"),
                        Map.entry("auto_increment", "yes"));
        assertThat(column("na`me"))
                .containsOnly(
                        Map.entry("type", "varchar(40)"),
                        Map.entry("collation", "latin1_bin"),
                        Map.entry("not null", "yes"),
                        Map.entry("default", "'it''s (a) \"b\", c'"),
                        Map.entry("comment", "'a,b (c)\n''x'' NOT NULL \\' KEY'"));
        assertThat(column("e")).containsEntry("type", "enum('a','b,c)','d''e')").containsEntry("default", "NULL");
        assertThat(column("ts"))
                .containsOnly(
                        Map.entry("type", "timestamp(3)"),
                        Map.entry("default", "CURRENT_TIMESTAMP(3)"),
                        Map.entry("on update", "CURRENT_TIMESTAMP(3)"));
        assertThat(column("g"))
                .containsOnly(
                        Map.entry("type", "varchar(10)"),
                        Map.entry("collation", "utf8mb4_bin"),
                        Map.entry("generated", "(concat(_utf8mb4'a)',`e`)) STORED"),
                        Map.entry("invisible", "yes"));
        assertThat(column("pt")).containsEntry("srid", "4326");
        assertThat(column("y")).containsEntry("default", "((1 + 2))");
    }

    @Test
    void collationIsTheOneThatIsMeant() {
        String columns =
                "CREATE TABLE `t` (`a` char(1) CHARACTER SET latin1, `b` text, `c` int) DEFAULT CHARSET=latin1";
        String sameInFull =
                "CREATE TABLE `t` (`a` char(1), `b` text CHARACTER SET latin1 COLLATE latin1_swedish_ci, `c` int)"
                        + " DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci";

        assertThat(TableDefinition.of("t", columns, COLLATIONS).objects())
                .isEqualTo(TableDefinition.of("t", sameInFull, COLLATIONS).objects());
    }

    @Test
    void columnsKnowTheirPlaces() {
        assertThat(objects.get(new ObjectKey("column", "p", "g")).position()).isEqualTo(5);
    }

    @Test
    void columnsAreWrittenAsTheyWereRead() {
        assertThat(ColumnDefinition.sql(column("ts")))
                .isEqualTo("timestamp(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)");
        assertThat(ColumnDefinition.sql(column("g")))
                .isEqualTo(
                        "varchar(10) COLLATE utf8mb4_bin GENERATED ALWAYS AS (concat(_utf8mb4'a)',`e`)) STORED INVISIBLE");
        assertThat(ColumnDefinition.sql(column("pt"))).isEqualTo("point NOT NULL SRID 4326");
    }

    @Test
    void keysAndConstraintsHaveTheirDefinitions() {
        assertThat(part("index", "PRIMARY")).containsOnly(Map.entry("definition", "PRIMARY KEY (`id`)"));
        assertThat(part("index", "u,n"))
                .containsOnly(Map.entry("definition", "UNIQUE KEY (`e`,`ts` DESC) COMMENT 'x)'"));
        assertThat(part("index", "k")).containsOnly(Map.entry("definition", "KEY ((lower(`e`)),`y`) INVISIBLE"));
        assertThat(part("check", "cc")).containsOnly(Map.entry("definition", "CHECK ((`y` > 0)) NOT ENFORCED"));
        assertThat(part("foreign key", "fk"))
                .containsOnly(
                        Map.entry("definition", "FOREIGN KEY (`y`) REFERENCES `par``ent` (`id`) ON DELETE CASCADE"));
    }

    @Test
    void parentsAreKnown() {
        assertThat(TableDefinition.of("p", STATEMENT, COLLATIONS).referenced()).containsExactly("par`ent");
    }
}
