// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MendRenamesTest {

    private static final Collations COLLATIONS = new Collations(Map.of());

    private static Snapshot tables(String... names) {
        return Snapshot.of(Stream.of(names).flatMap(MendRenamesTest::table).toList());
    }

    private static Stream<SchemaObject> table(String name) {
        String statement = "CREATE TABLE `" + name + "` (`x` int) ENGINE=InnoDB";
        return TableDefinition.of(name, statement, COLLATIONS).objects().stream();
    }

    @Test
    void oneTableOfAnotherNameIsRenamedBack() {
        assertThat(MysqlRemedy.of(tables("a", "b"), tables("a", "c"))).containsExactly("RENAME TABLE `c` TO `b`;");
    }

    @Test
    void oneOfTwoThatWereAlikeIsNotGuessed() {
        Mending mending = MysqlRemedy.between(tables("a", "b"), tables("c"));

        assertThat(mending.statements()).isEmpty();
        assertThat(mending.unmended())
                .containsExactlyInAnyOrderElementsOf(
                        SchemaDiff.between(tables("a", "b"), tables("c")).changes().stream()
                                .filter(change -> change.key().kind().equals("table"))
                                .toList());
    }

    @Test
    void tableThatIsLeftIsDropped() {
        assertThat(MysqlRemedy.of(tables("a"), tables("a", "b"))).isEqualTo(List.of("DROP TABLE `b`;"));
    }
}
