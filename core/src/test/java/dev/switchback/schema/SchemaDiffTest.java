// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaDiffTest {

    private static final ObjectKey TABLE = new ObjectKey("table", "", "public.users");

    private static SchemaObject column(String name, int position, Map<String, String> properties) {
        return new SchemaObject(new ObjectKey("column", "public.users", name), new TreeMap<>(properties), position);
    }

    private static Snapshot table(String... columns) {
        List<SchemaObject> objects = new ArrayList<>(List.of(SchemaObject.of(TABLE, Map.of())));
        for (int i = 0; i < columns.length; i++) {
            if (!columns[i].isEmpty()) {
                objects.add(column(columns[i], i + 1, Map.of("type", "integer")));
            }
        }
        return Snapshot.of(objects);
    }

    private static List<String> moved(Snapshot before, Snapshot after) {
        return SchemaDiff.between(before, after).changes().stream()
                .filter(Change.Moved.class::isInstance)
                .map(change -> change.key().name())
                .toList();
    }

    @Test
    void equalSchemasHaveNoDifference() {
        SchemaDiff diff = SchemaDiff.between(table("a", "b"), table("a", "b"));

        assertThat(diff.changes()).isEmpty();
        assertThat(diff.isEmpty()).isTrue();
    }

    @Test
    void addedRemovedAndAlteredAreInOrderOfTheirObjects() {
        Snapshot before = Snapshot.of(List.of(column("a", 1, Map.of("type", "integer")), column("b", 2, Map.of())));
        Snapshot after =
                Snapshot.of(List.of(column("a", 1, Map.of("type", "text", "default", "''")), column("c", 2, Map.of())));

        SchemaDiff diff = SchemaDiff.between(before, after);

        ObjectKey a = new ObjectKey("column", "public.users", "a");
        assertThat(diff.changes())
                .containsExactly(
                        new Change.Altered(a, "default", "", "''"),
                        new Change.Altered(a, "type", "integer", "text"),
                        new Change.Removed(column("b", 2, Map.of())),
                        new Change.Added(column("c", 2, Map.of())));
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void emptyValueIsNotTheSameAsNone() {
        Snapshot before = Snapshot.of(List.of(SchemaObject.of(TABLE, Map.of("comment", ""))));
        Snapshot after = Snapshot.of(List.of(SchemaObject.of(TABLE, Map.of())));

        assertThat(SchemaDiff.between(before, after).isEmpty()).isFalse();
    }

    @Test
    void columnDroppedInFrontMovesNobody() {
        assertThat(moved(table("a", "b", "c"), table("", "b", "c"))).isEmpty();
        assertThat(moved(table("a", "b", "c"), table("b", "c"))).isEmpty();
        assertThat(moved(table("b", "c"), table("new", "b", "c"))).isEmpty();
    }

    @Test
    void columnAddedAgainIsTheOnlyOneThatMoved() {
        SchemaDiff diff = SchemaDiff.between(table("a", "b", "c"), table("", "b", "c", "a"));

        assertThat(diff.changes())
                .containsExactly(new Change.Moved(new ObjectKey("column", "public.users", "a"), 1, 3));
        assertThat(diff.isEmpty()).isTrue();
    }

    @Test
    void columnOrderIsNoPartOfTheFingerprint() {
        assertThat(table("a", "b").fingerprint()).isEqualTo(table("b", "a").fingerprint());
        assertThat(table("a", "b").fingerprint()).isNotEqualTo(table("a", "c").fingerprint());
    }
}
