// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final SchemaObject TABLE = table("users", "ada");

    private static SchemaObject table(String name, String owner) {
        return SchemaObject.of(new ObjectKey("table", "", "public." + name), Map.of("owner", owner));
    }

    @Test
    void twoObjectsOfOneKeyAreRefusedByName() {
        assertThatThrownBy(() -> Snapshot.of(List.of(TABLE, table("users", "bob"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table public.users");
    }

    @Test
    void objectThatIsAddedBesideOneOfItsKeyIsRefusedByName() {
        assertThatThrownBy(() -> Snapshot.of(List.of(TABLE)).with(List.of(), List.of(table("users", "bob"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table public.users");
    }

    @Test
    void objectThatGoesMakesRoomForAnotherOfItsKey() {
        SchemaObject other = table("users", "bob");

        assertThat(Snapshot.of(List.of(TABLE))
                        .with(List.of(TABLE), List.of(other))
                        .objects())
                .containsOnly(Map.entry(other.key(), other));
    }
}
