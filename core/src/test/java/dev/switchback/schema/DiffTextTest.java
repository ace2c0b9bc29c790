// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiffTextTest {

    private static final SchemaObject TABLE =
            SchemaObject.of(new ObjectKey("table", "", "public.users"), Map.of("owner", "shop"));
    private static final SchemaObject EMAIL =
            SchemaObject.of(new ObjectKey("column", "public.users", "email"), Map.of("type", "character varying(40)"));

    private static List<String> afterUndo(List<SchemaObject> before, List<SchemaObject> after) {
        return DiffText.ofUndo().lines(SchemaDiff.between(Snapshot.of(before), Snapshot.of(after)));
    }

    @Test
    void leftColumnIsToldWithItsType() {
        assertThat(afterUndo(List.of(TABLE), List.of(TABLE, EMAIL)))
                .containsExactly("column email of public.users is left (character varying(40))");
    }

    @Test
    void lostIndexIsToldWithItsDefinition() {
        SchemaObject index = SchemaObject.of(
                new ObjectKey("index", "public.users", "by_email"),
                Map.of("definition", "CREATE INDEX by_email ON public.users USING btree (email)"));

        assertThat(afterUndo(List.of(TABLE, index), List.of(TABLE)))
                .containsExactly("index by_email of public.users is lost"
                        + " (CREATE INDEX by_email ON public.users USING btree (email))");
    }

    @Test
    void alteredPropertyIsToldWithBothValues() {
        ObjectKey key = new ObjectKey("column", "public.users", "logins");

        assertThat(afterUndo(
                        List.of(SchemaObject.of(key, Map.of("default", "1"))),
                        List.of(SchemaObject.of(key, Map.of("default", "0", "not null", "yes")))))
                .containsExactly(
                        "default of column logins of public.users is 0, was 1",
                        "not null of column logins of public.users is yes, was no");
    }

    @Test
    void partsOfALeftTableAreNotToldOf() {
        SchemaObject grant =
                SchemaObject.of(new ObjectKey("grant", "table public.users", "bob"), Map.of("privileges", "SELECT"));

        assertThat(afterUndo(List.of(), List.of(TABLE, EMAIL, grant))).containsExactly("table public.users is left");
    }

    @Test
    void partOfATableThatStaysIsToldOf() {
        SchemaObject grant =
                SchemaObject.of(new ObjectKey("grant", "table public.users", "bob"), Map.of("privileges", "SELECT"));

        assertThat(afterUndo(List.of(TABLE), List.of(TABLE, grant)))
                .containsExactly("grant to bob on table public.users is left (SELECT)");
    }

    @Test
    void grantsGoWithWhatTheyAreOnWhateverItsKind() {
        SchemaObject wrapper =
                SchemaObject.of(new ObjectKey("foreign data wrapper", "", "w"), Map.of("owner", "postgres"));
        SchemaObject grant =
                SchemaObject.of(new ObjectKey("grant", "foreign data wrapper w", "bob"), Map.of("privileges", "USAGE"));

        assertThat(afterUndo(List.of(wrapper, grant), List.of())).containsExactly("foreign data wrapper w is lost");
    }

    @Test
    void migrationAddsAndRemoves() {
        SchemaDiff diff = SchemaDiff.between(Snapshot.of(List.of(TABLE)), Snapshot.of(List.of(TABLE, EMAIL)));

        assertThat(DiffText.ofMigration().lines(diff))
                .containsExactly("column email of public.users is added (character varying(40))");
    }

    @Test
    void longDefinitionIsCut() {
        SchemaObject view =
                SchemaObject.of(new ObjectKey("view", "", "public.v"), Map.of("definition", "SELECT 1,\n ".repeat(50)));

        assertThat(afterUndo(List.of(), List.of(view)).get(0))
                .hasSizeLessThan(160)
                .endsWith("…)");
    }
}
