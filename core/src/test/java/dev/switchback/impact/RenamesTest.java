// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.impact.Destruction.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A catalog shows a rename as something gone and something new; what is lost for good must not be taken for one. */
class RenamesTest {

    private static Catalog table(String name, String key) {
        return Catalog.empty()
                .table(name)
                .column(name, 1, "id", "bigint", "not null", "yes")
                .part("constraint", name, key, "PRIMARY KEY (id)");
    }

    private static Catalog users() {
        return table("public.users", "users_pkey");
    }

    @Test
    void onPostgresqlARenamedColumnKeepsItsNumber() {
        Catalog fax = users().column("public.users", 2, "fax", "text");
        Catalog renamed = users().column("public.users", 2, "telefax", "text");
        Catalog droppedAndAdded = users().column("public.users", 3, "telefax", "text");

        Impact rename = fax.impact(renamed);
        Impact drop = fax.impact(droppedAndAdded);

        assertThat(rename.kind()).contains(ImpactClass.BREAKING);
        assertThat(rename.destructions()).isEmpty();
        assertThat(rename.effects().get(0).why())
                .isEqualTo("it is called public.users.telefax now, and code that names it fails");
        assertThat(drop.kind()).contains(ImpactClass.BREAKING);
        assertThat(drop.destructions())
                .containsExactly(new Destruction(
                        Kind.COLUMN,
                        "public.users.fax",
                        Optional.empty(),
                        "Column public.users.fax and its values are gone.",
                        false));
    }

    @Test
    void onMysqlADroppedLastColumnAndANewOneLookLikeARename() {
        Catalog fax = users().column("public.users", 2, "fax", "varchar(20)");
        Catalog other = users().column("public.users", 2, "mobile", "varchar(20)");

        List<Destruction> lost = fax.impactCounted(other).destructions();

        assertThat(lost).extracting(Destruction::kind).containsExactly(Kind.COLUMN);
        assertThat(lost.get(0).rename()).contains("public.users.mobile");
        assertThat(lost.get(0).what()).endsWith("or are public.users.mobile now, which the catalog does not tell.");
    }

    @Test
    void aDroppedGeneratedColumnTakesNothingWithIt() {
        Catalog generated = users().column("public.users", 2, "short", "text", "generated", "\"left\"(x, 5) STORED");

        assertThat(generated.impact(users()).kind()).contains(ImpactClass.BREAKING);
        assertThat(generated.impact(users()).destructions()).isEmpty();
    }

    @Test
    void aDroppedTableIsToldOfOnceAndWithoutItsColumns() {
        assertThat(users().impact(Catalog.empty()).destructions())
                .extracting(Destruction::kind, Destruction::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.TABLE, "public.users"));
    }

    @Test
    void aRenamedTableKeepsTheNamesOfItsKeys() {
        Catalog renamed = table("public.people", "users_pkey");
        Catalog another = table("public.people", "people_pkey");

        assertThat(users().impact(renamed).destructions()).isEmpty();
        assertThat(users().impact(renamed).kind()).contains(ImpactClass.BREAKING);
        assertThat(users().impact(another).destructions())
                .extracting(Destruction::rename)
                .containsExactly(Optional.of("public.people"));
    }

    @Test
    void onMysqlEveryPrimaryKeyHasTheSameName() {
        assertThat(table("users", "PRIMARY")
                        .impactCounted(table("people", "PRIMARY"))
                        .destructions())
                .extracting(Destruction::rename)
                .containsExactly(Optional.of("people"));
    }

    @Test
    void aDroppedPartitionLosesRowsAndNoCodeNamesIt() {
        Catalog partition = users().with("table", "", "public.users_2019", 0, "partition of", "public.users");

        Impact impact = partition.impact(users());

        assertThat(impact.kind()).contains(ImpactClass.TRANSFORMING);
        assertThat(impact.destructions()).extracting(Destruction::subject).containsExactly("public.users_2019");
    }
}
