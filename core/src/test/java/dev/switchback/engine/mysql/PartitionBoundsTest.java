// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.engine.Condition;
import dev.switchback.engine.mysql.RowCatalog.Partition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartitionBoundsTest {

    @Test
    void aRangeEndsBelowTheLastBound() {
        assertThat(bound("RANGE", "year(`at`)", "2000", "2024")).isEqualTo("((year(`at`)) < 2024)");
        assertThat(bound("RANGE", "year(`at`)", "2000", "MAXVALUE")).isEmpty();
    }

    @Test
    void columnsAreComparedOneAfterTheOther() {
        assertThat(bound("RANGE COLUMNS", "`a`,`b`", "5,'m,n'"))
                .isEqualTo("(((`a`) < 5) OR (`a` = 5 AND ((`b`) < 'm,n')))");
        assertThat(bound("RANGE COLUMNS", "`a`,`b`", "50,MAXVALUE")).isEqualTo("(((`a`) < 50) OR (`a` = 50))");
    }

    @Test
    void aListAdmitsItsValuesAndNullOnlyIfNamed() {
        assertThat(bound("LIST", "`a` % 10", "1,2", "3")).isEqualTo("IFNULL(`a` % 10 IN (1, 2, 3), 0)");
        assertThat(bound("LIST COLUMNS", "`r`", "'EU'", "NULL,'it''s'")).isEqualTo("IFNULL(`r` IN ('EU', 'it''s'), 1)");
        assertThat(bound("LIST COLUMNS", "`a`,`b`", "(1,'x'),(2,'y')"))
                .isEqualTo("IFNULL((`a`,`b`) IN ((1,'x'), (2,'y')), 0)");
        assertThat(bound("LIST", "`a`", "1", "DEFAULT")).isEmpty();
    }

    private static String bound(String method, String expression, String... descriptions) {
        List<Partition> partitions = Stream.of(descriptions)
                .map(description -> new Partition(method, expression, description))
                .toList();
        return PartitionBounds.of(partitions).map(Condition::expression).orElse("");
    }
}
