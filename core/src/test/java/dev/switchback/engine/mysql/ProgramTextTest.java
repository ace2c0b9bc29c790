// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramTextTest {

    private static Map<String, String> properties(String kind, String text) {
        return ProgramText.of(new SchemaUnit(kind, "p"), text).properties();
    }

    @Test
    void viewSaysTheNamesOfItsColumnsWhereItsScriptDid() {
        String head = "CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`%` SQL SECURITY DEFINER VIEW `p` ";

        assertThat(properties("view", head + "AS select 1 AS `a`"))
                .containsEntry("definition", "select 1 AS `a`")
                .doesNotContainKey("columns");
        assertThat(properties("view", head + "(`a`,`b``)`) AS (select 1 AS `1`,2 AS `2`)"))
                .containsEntry("columns", "`a`,`b``)`")
                .containsEntry("definition", "(select 1 AS `1`,2 AS `2`)");
    }

    @Test
    void dualityViewIsOne() {
        assertThat(properties(
                        "view",
                        "CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`%` SQL SECURITY DEFINER JSON RELATIONAL DUALITY VIEW `p`"
                                + " AS select json_duality_object('_id':`t`.`id`) from `t`"))
                .containsOnly(
                        Map.entry("algorithm", "UNDEFINED"),
                        Map.entry("definer", "`root`@`%`"),
                        Map.entry("security", "DEFINER"),
                        Map.entry("duality", "yes"),
                        Map.entry("definition", "select json_duality_object('_id':`t`.`id`) from `t`"));
    }

    @Test
    void libraryIsWhatStandsBehindItsName() {
        assertThat(properties("library", "CREATE LIBRARY `p`\n    LANGUAGE JAVASCRIPT\nAS $$ one $$"))
                .containsOnly(Map.entry("definition", "LANGUAGE JAVASCRIPT\nAS $$ one $$"));
    }
}
