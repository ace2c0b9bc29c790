// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaDeltaTest {

    private static SchemaObject table(String name, String comment) {
        return SchemaObject.of(new ObjectKey("table", "", name), Map.of("comment", comment));
    }

    private static SchemaObject column(String name, int position) {
        return new SchemaObject(new ObjectKey("column", "t", name), new TreeMap<>(Map.of("type", "integer")), position);
    }

    private static Snapshot applied(SchemaDelta delta, Snapshot before) {
        SortedMap<ObjectKey, SchemaObject> objects = new TreeMap<>(before.objects());
        delta.applyTo(objects);
        return new Snapshot(objects);
    }

    @Test
    void itLeadsFromOneSchemaToTheOther() {
        Snapshot before = Snapshot.of(List.of(table("a", "1"), table("b", "1"), table("d", "1")));
        Snapshot after = Snapshot.of(List.of(table("b", "2"), table("c", "1"), table("d", "1")));

        SchemaDelta delta = SchemaDelta.between(before, after);

        assertThat(delta.gone()).containsExactly(new ObjectKey("table", "", "a"));
        assertThat(delta.present()).containsExactly(table("b", "2"), table("c", "1"));
        assertThat(applied(delta, before)).isEqualTo(after);
        assertThat(applied(SchemaDelta.between(after, before), after)).isEqualTo(before);
    }

    @Test
    void equalSchemasHaveNoneBetweenThem() {
        assertThat(SchemaDelta.between(Snapshot.of(List.of(table("a", "1"))), Snapshot.of(List.of(table("a", "1"))))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aColumnThatMovedIsAnother() {
        SchemaDelta delta =
                SchemaDelta.between(Snapshot.of(List.of(column("x", 1))), Snapshot.of(List.of(column("x", 2))));

        assertThat(delta.present()).containsExactly(column("x", 2));
    }
}
