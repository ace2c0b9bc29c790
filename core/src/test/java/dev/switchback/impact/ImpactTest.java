// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import static dev.switchback.impact.ImpactClass.ADDITIVE;
import static dev.switchback.impact.ImpactClass.BREAKING;
import static dev.switchback.impact.ImpactClass.TRANSFORMING;
import static dev.switchback.impact.ImpactClass.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each change that breaks has a look-alike beside it that does not. */
class ImpactTest {

    private static final String USERS = "public.users";

    private static Catalog users() {
        return Catalog.empty()
                .table(USERS)
                .column(USERS, 1, "id", "bigint", "not null", "yes")
                .column(USERS, 2, "fax", "character varying(20)")
                .part("constraint", USERS, "users_pkey", "PRIMARY KEY (id)");
    }

    private static void isClass(Catalog after, ImpactClass expected) {
        assertThat(users().impact(after).kind()).contains(expected);
    }

    private static void turns(String definition, String into, ImpactClass expected) {
        Catalog before = users().part("constraint", USERS, "k", definition);
        Catalog after = users().part("constraint", USERS, "k", into);

        assertThat(before.impact(after).kind()).contains(expected);
    }

    @Test
    void nothingIsUnchanged() {
        isClass(users(), UNCHANGED);
    }

    @Test
    void aSchemaThatNobodyLookedAtHasNoClass() {
        Impact impact = Impact.of(Optional.empty(), List.of(), true);

        assertThat(impact.kind()).isEmpty();
        assertThat(impact.isCompatible()).isFalse();
    }

    @Test
    void aNewTableIsAdditiveWhateverItDemandsOfItself() {
        isClass(
                users().table("public.orders")
                        .column("public.orders", 1, "id", "bigint", "not null", "yes")
                        .part("constraint", "public.orders", "orders_pkey", "PRIMARY KEY (id)")
                        .part("constraint", "public.orders", "fk", "FOREIGN KEY (id) REFERENCES public.users(id)"),
                ADDITIVE);
    }

    @Test
    void aNewColumnBreaksOnlyIfOldInsertsLackItsValue() {
        isClass(users().column(USERS, 3, "mail", "text", "not null", "yes"), BREAKING);
        isClass(users().column(USERS, 3, "mail", "text"), ADDITIVE);
        isClass(users().column(USERS, 3, "mail", "text", "not null", "yes", "default", "''::text"), ADDITIVE);
        isClass(users().column(USERS, 3, "n", "bigint", "not null", "yes", "identity", "ALWAYS"), ADDITIVE);
        isClass(users().column(USERS, 3, "n", "bigint", "not null", "yes", "auto_increment", "yes"), ADDITIVE);
        isClass(users().column(USERS, 3, "n", "int(11)", "not null", "yes", "generated", "(1) STORED"), ADDITIVE);
        isClass(users().column(USERS, 3, "n", "int", "default", "NULL"), ADDITIVE);
    }

    @Test
    void aColumnOfAViewIsGoneForReadersAndDestroysNothing() {
        Catalog view = users().with("view", "", "public.v", 0).with("column", "public.v", "fax", 1);
        Catalog without = users().with("view", "", "public.v", 0);

        assertThat(view.impact(without).kind()).contains(BREAKING);
        assertThat(view.impact(without).destructions()).isEmpty();
        assertThat(without.impact(view).kind()).contains(ADDITIVE);
    }

    @Test
    void aDroppedViewBreaksAndDestroysNothing() {
        Catalog view = users().with("view", "", "public.v", 0).with("column", "public.v", "fax", 1);

        assertThat(view.impact(users()).kind()).contains(BREAKING);
        assertThat(view.impact(users()).destructions()).isEmpty();
    }

    @Test
    void onMysqlAViewLosesAColumnInItsText() {
        Catalog both = users().part("view", "", "v", "select `u`.`id` AS `id`,`u`.`fax` AS `fax` from `u`");
        Catalog one = users().part("view", "", "v", "select `u`.`id` AS `id` from `u`");

        assertThat(both.impactCounted(one).kind()).contains(BREAKING);
        assertThat(both.impactCounted(one).effects().get(0).why()).isEqualTo("code that reads fax fails");
        assertThat(one.impactCounted(both).kind()).contains(TRANSFORMING);
    }

    @Test
    void aDroppedIndexBreaksNothing() {
        Catalog indexed = users().part("index", USERS, "i", "CREATE INDEX i ON public.users USING btree (fax)");

        assertThat(indexed.impact(users()).kind()).contains(TRANSFORMING);
        assertThat(users().impact(indexed).kind()).contains(ADDITIVE);
        assertThat(users().impact(users().part("index", USERS, "i", "KEY (`fax`)"))
                        .kind())
                .contains(ADDITIVE);
    }

    @Test
    void aNewUniqueKeyBreaksUnlessItIsLooserThanTheOneBefore() {
        for (String unique : List.of("CREATE UNIQUE INDEX k ON public.users USING btree (fax)", "UNIQUE KEY (`fax`)")) {
            assertThat(users().impact(users().part("index", USERS, "k", unique)).kind())
                    .contains(BREAKING);
        }
        isClass(users().part("constraint", USERS, "k", "UNIQUE (fax)"), BREAKING);
        Catalog before = users().part("constraint", USERS, "k", "UNIQUE (fax)");
        assertThat(before.impact(users().part("constraint", USERS, "k2", "UNIQUE (fax, id)"))
                        .kind())
                .contains(TRANSFORMING);
        assertThat(before.impact(users().part(
                                        "index",
                                        USERS,
                                        "k2",
                                        "CREATE UNIQUE INDEX k2 ON public.users USING btree (fax)"))
                        .kind())
                .contains(TRANSFORMING);
        turns("UNIQUE (fax, id)", "UNIQUE (fax)", BREAKING);
        turns("UNIQUE (fax)", "UNIQUE (fax, id)", TRANSFORMING);
    }

    @Test
    void aUniqueKeyOnANewColumnRefusesOldCodeOnlyIfItWritesTheSameTwice() {
        Catalog empty = users().column(USERS, 3, "mail", "text").part("constraint", USERS, "k", "UNIQUE (mail)");
        Catalog same = users().column(USERS, 3, "mail", "text", "not null", "yes", "default", "''::text")
                .part("constraint", USERS, "k", "UNIQUE (mail)");
        Catalog own = users().column(USERS, 3, "mail", "uuid", "not null", "yes", "default", "gen_random_uuid()")
                .part("constraint", USERS, "k", "UNIQUE (mail)");

        isClass(empty, ADDITIVE);
        isClass(same, BREAKING);
        isClass(own, ADDITIVE);
    }

    @Test
    void aNewConstraintBreaksUnlessItIsAboutWhatOldCodeDoesNotWrite() {
        isClass(users().part("constraint", USERS, "c", "CHECK ((length((fax)::text) > 3))"), BREAKING);
        isClass(users().part("constraint", USERS, "c", "CHECK ((length((fax)::text) > 3)) NOT VALID"), BREAKING);
        isClass(users().part("check", USERS, "c", "CHECK ((char_length(`fax`) > 3))"), BREAKING);
        isClass(users().column(USERS, 3, "n", "integer").part("constraint", USERS, "c", "CHECK ((n > 3))"), ADDITIVE);
        isClass(users().column(USERS, 3, "n", "integer").part("constraint", USERS, "c", "CHECK ((n > id))"), BREAKING);
        isClass(
                users().column(USERS, 3, "boss", "bigint")
                        .part("constraint", USERS, "f", "FOREIGN KEY (boss) REFERENCES public.users(id)"),
                ADDITIVE);
        isClass(users().part("constraint", USERS, "f", "FOREIGN KEY (id) REFERENCES public.x(id)"), BREAKING);
    }

    @Test
    void aConstraintThatIsRenamedOrProvedForbidsNothingNew() {
        Catalog before = users().part("constraint", USERS, "a", "CHECK ((id > 0))");

        assertThat(before.impact(users().part("constraint", USERS, "b", "CHECK ((id > 0))"))
                        .kind())
                .contains(TRANSFORMING);
        turns("CHECK ((id > 0)) NOT VALID", "CHECK ((id > 0))", ADDITIVE);
        turns("CHECK ((id > 0))", "CHECK ((id > 1))", BREAKING);
    }

    @Test
    void aDroppedConstraintLetsMoreIn() {
        Catalog before = users().part("constraint", USERS, "a", "CHECK ((id > 0))");

        assertThat(before.impact(users()).kind()).contains(TRANSFORMING);
    }

    @Test
    void whoeverWroteNullIsRefusedByNotNull() {
        Catalog nullable = Catalog.empty().table("t").column("t", 1, "a", "int", "default", "NULL");
        Catalog never = Catalog.empty().table("t").column("t", 1, "a", "int", "not null", "yes");
        Catalog defaulted = Catalog.empty().table("t").column("t", 1, "a", "int", "not null", "yes", "default", "'0'");

        assertThat(nullable.impactCounted(never).kind()).contains(BREAKING);
        assertThat(nullable.impactCounted(defaulted).kind()).contains(BREAKING);
        assertThat(never.impactCounted(nullable).kind()).contains(TRANSFORMING);
        assertThat(defaulted.impactCounted(never).kind()).contains(BREAKING);
        assertThat(never.impactCounted(defaulted).kind()).contains(TRANSFORMING);
    }

    @Test
    void aCommentIsSeenByNobody() {
        isClass(users().column(USERS, 3, "n", "integer", "comment", "new"), ADDITIVE);
        Catalog commented = Catalog.empty()
                .table(USERS)
                .column(USERS, 1, "id", "bigint", "not null", "yes", "comment", "the key")
                .column(USERS, 2, "fax", "character varying(20)")
                .part("constraint", USERS, "users_pkey", "PRIMARY KEY (id)");
        isClass(commented, ADDITIVE);
    }

    @Test
    void labelsMayComeButNotGo() {
        Catalog two = Catalog.empty().with("type", "", "mood", 0, "form", "enum", "labels", "'glad', 'sad'");
        Catalog three = Catalog.empty().with("type", "", "mood", 0, "form", "enum", "labels", "'glad', 'so so', 'sad'");

        assertThat(two.impact(three).kind()).contains(TRANSFORMING);
        assertThat(three.impact(two).kind()).contains(BREAKING);
    }

    @Test
    void privilegesMayComeButNotGo() {
        Catalog reads = users().with("grant", "table " + USERS, "app", 0, "privileges", "SELECT");
        Catalog writes = users().with("grant", "table " + USERS, "app", 0, "privileges", "SELECT, UPDATE");

        assertThat(writes.impact(reads).kind()).contains(BREAKING);
        assertThat(reads.impact(writes).kind()).contains(TRANSFORMING);
        assertThat(reads.impact(users()).kind()).contains(BREAKING);
        assertThat(users().impact(reads).kind()).contains(ADDITIVE);
    }

    @Test
    void aTableThatLeavesAViewInItsPlaceIsStillRead() {
        Catalog view = Catalog.empty()
                .table("public.people")
                .column("public.people", 1, "id", "bigint", "not null", "yes")
                .column("public.people", 2, "fax", "character varying(20)")
                .part("constraint", "public.people", "users_pkey", "PRIMARY KEY (id)")
                .with("view", "", USERS, 0)
                .with("column", USERS, "id", 1)
                .with("column", USERS, "fax", 2);

        Impact impact = users().impact(view);

        assertThat(impact.kind()).contains(TRANSFORMING);
        assertThat(impact.destructions()).isEmpty();
    }

    @Test
    void findingsThatTellOfLostValuesMakeItTransforming() {
        Finding finding = new Finding(
                "values-rounded",
                Severity.NOTE,
                "4 values of products.price rounded. Approved: …",
                "",
                "Choose a type, or own up to it in the header: -- Approved: values-rounded products.price, <why>",
                Where.UNKNOWN);
        CheckResult result = new CheckResult(
                "V2__x.sql", new CheckId("incremental"), new Verdict.Passed(), List.of(finding), Duration.ZERO);

        Impact impact = users().impact(users(), result);

        assertThat(impact.kind()).contains(TRANSFORMING);
        assertThat(impact.destructions())
                .extracting(Destruction::kind, Destruction::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Destruction.Kind.VALUES, "products.price"));
    }

    @Test
    void aMigrationThatNothingUndoesDestroysTheWayBack() {
        CheckResult declared = result(new Verdict.NotApplicable("declared irreversible: the rows are gone"));
        CheckResult repeatable = result(new Verdict.NotApplicable("a repeatable migration is taken back otherwise"));

        assertThat(users().impact(users(), declared).destructions())
                .containsExactly(new Destruction(
                        Destruction.Kind.WAY_BACK,
                        "V2__x.sql",
                        Optional.empty(),
                        "Nothing takes it back: the rows are gone",
                        false));
        assertThat(users().impact(users(), repeatable).destructions()).isEmpty();
    }

    @Test
    void whatAnUndoWasSeenToBringBackIsNotLostForGood() {
        Catalog dropped = Catalog.empty();

        assertThat(users().impact(dropped, result(new Verdict.Passed())).losesForGood())
                .isFalse();
        assertThat(users().impact(dropped, result(new Verdict.Inconclusive("no rows")))
                        .losesForGood())
                .isTrue();
        assertThat(users().impact(dropped).losesForGood()).isTrue();
    }

    @Test
    void aConditionOnANewColumnHoldsForWhatOldCodeLeavesInIt() {
        isClass(
                users().column(USERS, 3, "n", "integer", "not null", "yes", "default", "0")
                        .part("constraint", USERS, "c", "CHECK ((n >= 0))"),
                ADDITIVE);
    }

    private static CheckResult result(Verdict verdict) {
        return new CheckResult("V2__x.sql", new CheckId("rollback"), verdict, List.of(), Duration.ZERO);
    }
}
