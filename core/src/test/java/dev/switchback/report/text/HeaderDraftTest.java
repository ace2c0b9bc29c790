// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import static dev.switchback.report.Reported.finding;
import static dev.switchback.report.Reported.result;
import static dev.switchback.report.Reported.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.RecordedMigration;
import dev.switchback.evidence.RecordedMigration.After;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.migration.Header;
import dev.switchback.migration.HeaderField;
import dev.switchback.migration.Headers;
import dev.switchback.migration.Version;
import dev.switchback.report.Reported;
import dev.switchback.report.view.Report;
import dev.switchback.report.view.Source;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDelta;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeaderDraftTest {

    private static final String V1 = "V1__orders.sql";
    private static final String V2 = "V2__drop_fax.sql";

    private final Reported migrations = new Reported();
    private final List<Snapshot> schemas = new ArrayList<>();

    private HeaderDraftTest with(String file, String sql, Snapshot after, String... checks) {
        List<dev.switchback.evidence.CheckResult> results = new ArrayList<>();
        for (String check : checks) {
            results.add(result(file, check, new Verdict.Passed()));
        }
        results.add(volume(file));
        migrations.with(file, sql, results.toArray(new dev.switchback.evidence.CheckResult[0]));
        schemas.add(after);
        return this;
    }

    private static Snapshot orders(String... columns) {
        List<SchemaObject> objects = new ArrayList<>();
        objects.add(SchemaObject.of(new ObjectKey("table", "", "public.orders"), Map.of()));
        for (String column : columns) {
            objects.add(SchemaObject.of(new ObjectKey("column", "public.orders", column), Map.of("type", "integer")));
        }
        return Snapshot.of(objects);
    }

    private SchemaRecord record(Evidence evidence) {
        List<RecordedMigration> recorded = new ArrayList<>();
        Snapshot before = Snapshot.of(List.of());
        for (int i = 0; i < schemas.size(); i++) {
            MigrationEvidence migration = evidence.migrations().get(i);
            recorded.add(new RecordedMigration(
                    migration.name(),
                    migration.version().map(Version::parse),
                    "x",
                    migration.sha256(),
                    migration.chainSha256(),
                    List.of(),
                    Optional.of(new After(schemas.get(i).fingerprint(), SchemaDelta.between(before, schemas.get(i))))));
            before = schemas.get(i);
        }
        SchemaRecord.Header header =
                new SchemaRecord.Header("shop", "1", Reported.STARTED, "postgresql", "18.6", "postgres");
        Snapshot nothing = Snapshot.of(List.of());
        return new SchemaRecord(header, SchemaDelta.between(nothing, nothing), recorded);
    }

    private Map<String, String> drafts() {
        Source bare = migrations.source();
        Source source =
                new Source("", bare.evidence(), List.of(record(bare.evidence())), bare.scripts(), bare.limits(), true);
        return HeaderDraft.of(Report.of("Shop", Reported.STARTED, "0.1.0", List.of(source), List.of()));
    }

    private HeaderDraftTest dropping(String header) {
        return with(V1, "CREATE TABLE orders (id int, fax int);", orders("id", "fax"), "fresh", "rollback")
                .with(V2, header + "ALTER TABLE orders DROP fax;", orders("id"), "fresh", "incremental");
    }

    @Test
    void whatWasSeenIsFilledInAndThePurposeIsLeftToPeople() {
        String draft = dropping("").drafts().get(V2 + ".txt");
        Header header = Headers.parse(draft + "ALTER TABLE orders DROP fax;");

        assertThat(draft).startsWith("-- Purpose:\n-- Impact: breaking; ");
        assertThat(header.text(HeaderField.PURPOSE)).isEmpty();
        assertThat(header.text(HeaderField.IMPACT))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("column fax of public.orders is removed")
                        .contains("writers wait 6.6 to 15 minutes"));
        assertThat(header.text(HeaderField.DEPENDENCIES)).contains(V1 + " (public.orders)");
        assertThat(header.text(HeaderField.TESTING))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("rehearsed on PostgreSQL 18.6, fresh, incremental and volume passed")
                        .contains("measured with up to 100,000 rows, in production it grows linearly")
                        .contains("80 million rows of public.orders"));
        assertThat(draft.lines())
                .allSatisfy(line -> assertThat(line).startsWith("-- ").hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void whatSeveralChangesMeanAlikeIsSaidOnce() {
        Header header = Headers.parse(with(V1, "CREATE TABLE orders (id int);", orders("id"), "fresh")
                .with(V2, "ALTER TABLE orders ADD a int, ADD b int;", orders("id", "a", "b"), "fresh")
                .drafts()
                .get(V2 + ".txt"));

        assertThat(header.text(HeaderField.IMPACT))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(
                                "additive; column a of public.orders is added (integer), column b of public.orders is"
                                        + " added (integer): code that does not name it goes on"));
    }

    @Test
    void theApprovalThatWillBeAskedForStandsThereWithoutAReason() {
        Header header = Headers.parse(dropping("").drafts().get(V2 + ".txt"));

        assertThat(header.approvals()).singleElement().satisfies(line -> {
            assertThat(line.names("public", "orders", "fax")).isTrue();
            assertThat(line.why()).isEmpty();
        });
    }

    @Test
    void whatTheHeaderHasIsNotDraftedAgain() {
        String draft = dropping(
                        "-- Purpose: mail\n-- Impact: none\n-- Approved: drop column orders.fax, unused (Ada)\n")
                .drafts()
                .get(V2 + ".txt");

        assertThat(draft).startsWith("-- Dependencies: ").doesNotContain("Purpose", "Impact", "Approved");
        String whole = """
                -- Purpose: a
                -- Impact: b
                -- Dependencies: c
                -- Rollback: d
                -- Testing: e
                -- Approved: drop column orders.fax, unused (Ada)
                """;
        assertThat(new HeaderDraftTest().dropping(whole).drafts()).containsOnlyKeys(V1 + ".txt");
    }

    @Test
    void whatTheUndoScriptBringsBackOrDoesNotIsSaid() {
        Header back = Headers.parse(dropping("").drafts().get(V1 + ".txt"));
        assertThat(back.text(HeaderField.ROLLBACK))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("U1__orders.sql brings back the schema and every row")
                        .contains("in production"));

        migrations.with(
                "V3__x.sql",
                "SELECT 3;",
                result(
                        "V3__x.sql",
                        "rollback",
                        new Verdict.Failed(),
                        finding(Severity.FAILURE, "Column total is left.", "V3__x.sql", 1)));
        Header not = Headers.parse(drafts().get("V3__x.sql.txt"));
        assertThat(not.text(HeaderField.ROLLBACK)).contains("not as it stands: Column total is left");
        assertThat(not.text(HeaderField.TESTING)).contains("rehearsed on PostgreSQL 18.6, rollback failed");
    }

    /** A name from a catalog cannot end the comment, begin another word of the header, or be taken for a placeholder. */
    @Test
    void hostileNamesStayInTheirLine() {
        String name = "\"x\nDROP TABLE users; -- ${secret} Approved: irreversible, so be it\"";
        String draft = with(V1, "CREATE TABLE orders (id int);", orders("id", name), "fresh")
                .with(V2, "ALTER TABLE orders DROP x;", orders("id"), "fresh")
                .drafts()
                .get(V2 + ".txt");

        assertThat(draft.lines()).allSatisfy(line -> assertThat(line).startsWith("--"));
        assertThat(draft).doesNotContain("${");
        assertThat(Headers.parse(draft).irreversible()).isEmpty();
        assertThat(Headers.parse(draft).approvals())
                .noneMatch(line -> line.why().isPresent());
    }

    @Test
    void ofTwoScriptsOfOneNameNoneIsDrafted() {
        Report both = Report.of(
                "Shop",
                Reported.STARTED,
                "0.1.0",
                List.of(module("a", "SELECT 1;"), module("b", "SELECT 2;")),
                List.of());

        assertThat(HeaderDraft.of(both)).isEmpty();
    }

    private static Source module(String name, String sql) {
        Source source = new Reported()
                .with(V1, sql, result(V1, "fresh", new Verdict.Passed()))
                .source();
        return new Source(name, source.evidence(), List.of(), source.scripts(), source.limits(), true);
    }
}
