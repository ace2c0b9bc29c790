// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.Reported.finding;
import static dev.switchback.report.Reported.result;
import static dev.switchback.report.Reported.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.report.LongHistory;
import dev.switchback.report.Reported;
import dev.switchback.report.view.Report;
import dev.switchback.report.view.ScriptSource;
import dev.switchback.report.view.ScriptSources;
import dev.switchback.report.view.Source;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {

    static final String HOSTILE =
            "</code></title><script>alert(1)</script><img src=x onerror=alert(2)>\"' onload=\"x\u202e -->";

    private static String asset(String name) {
        try (InputStream in =
                Objects.requireNonNull(PageTest.class.getResourceAsStream("/dev/switchback/publication/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static String page(Report report) {
        return Page.of(report, new Assets(asset("report.css"), asset("report.js")));
    }

    private static Reported ordinary() {
        return new Reported()
                .with(
                        "V1__create.sql",
                        "CREATE TABLE orders (id bigint);",
                        result("V1__create.sql", "fresh", new Verdict.Passed()))
                .with(
                        "V2__add_total.sql",
                        "-- Purpose: totals.\nALTER TABLE orders\n  ADD COLUMN total numeric;\n",
                        result("V2__add_total.sql", "fresh", new Verdict.Passed()),
                        result(
                                "V2__add_total.sql",
                                "rollback",
                                new Verdict.Failed(),
                                finding(Severity.FAILURE, "an index is left", "V2__add_total.sql", 3)),
                        volume("V2__add_total.sql"));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void whatComesFromAProjectIsNeverMarkup() {
        Reported hostile = new Reported()
                .named(HOSTILE, HOSTILE)
                .with(
                        "V1__" + HOSTILE + ".sql",
                        "-- Purpose: " + HOSTILE + "\n" + HOSTILE + "\n",
                        result(HOSTILE, HOSTILE, new Verdict.Inconclusive(HOSTILE)),
                        result(
                                HOSTILE,
                                "rollback",
                                new Verdict.Failed(),
                                finding(Severity.FAILURE, HOSTILE, "V1__" + HOSTILE + ".sql", 2)));

        String page = page(Report.of(HOSTILE, Reported.STARTED, HOSTILE, List.of(hostile.source()), List.of(HOSTILE)));

        assertThat(count(page, "<script")).isEqualTo(1);
        assertThat(page).doesNotContain("<img", "<script>alert");
        assertThat(page.replaceAll("\"[^\"]*\"", "\"\"")).doesNotContainPattern("<[a-z][^>]* on[a-z]+=");
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void thePolicyAllowsItsOwnStyleAndScriptAndNothingElse() throws Exception {
        String page = page(ordinary().report());

        assertThat(page)
                .contains(
                        "default-src &#39;none&#39;",
                        hash(between(page, "<style>", "</style>")),
                        hash(between(page, "<script>", "</script>")));
        assertThat(page).doesNotContain(" src=", "@import", "url(", " style=");
        assertThat(page.replace("http-equiv", "")).doesNotContain("http:", "https:", "//");
    }

    private static String between(String text, String begin, String end) {
        return text.substring(text.indexOf(begin) + begin.length(), text.indexOf(end));
    }

    private static String hash(String content) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }

    @Test
    void everyPlotIsToldInWordsAndEveryTableHasACaption() {
        String page = page(ordinary().report());

        assertThat(count(page, "<svg class=\"plot\"")).isPositive().isEqualTo(count(page, "<desc id="));
        assertThat(count(page, "<table")).isPositive().isEqualTo(count(page, "<caption"));
        assertThat(page).contains("with 80 million rows of public.orders", "failure above 30 minutes");
    }

    @Test
    void everyHeadingOfATableSaysOfWhat() {
        String page = page(ordinary().report());

        assertThat(count(page, "<th ") + count(page, "<th>"))
                .isPositive()
                .isEqualTo(count(page, " scope=\"col\"")
                        + count(page, " scope=\"row\"")
                        + count(page, " scope=\"colgroup\""));
    }

    @Test
    void thePageHasItsLandmarksAndNoHeadingIsSkipped() {
        String page = page(ordinary().report());

        assertThat(List.of("<header", "<nav", "<main", "<footer", "role=\"search\""))
                .allSatisfy(landmark -> assertThat(count(page, landmark)).isEqualTo(1));
        assertThat(page).contains("<html lang=\"en\">");
        Matcher heading = Pattern.compile("<h([1-6])[ >]").matcher(page);
        int level = 0;
        while (heading.find()) {
            int next = Integer.parseInt(heading.group(1));
            assertThat(next).isLessThanOrEqualTo(level + 1);
            level = next;
        }
        assertThat(level).isPositive();
    }

    @Test
    void aLongHistorySaysWhatIsLeftOut() {
        Reported many = new Reported();
        for (int i = 1; i <= 151; i++) {
            many.with("V" + i + "__x.sql", "SELECT 1;", result("V" + i + "__x.sql", "fresh", new Verdict.Passed()));
        }

        assertThat(page(many.report()))
                .contains(
                        "The history is long. Of each script this page shows the beginning",
                        "The evidence has all of it.");
        assertThat(page(ordinary().report())).doesNotContain("The history is");
    }

    @Test
    void everyLinkHasATarget() {
        String page = page(ordinary().report());
        Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);

        int links = 0;
        while (link.find()) {
            links++;
            assertThat(page).contains(" id=\"" + link.group(1) + "\"");
        }
        assertThat(links).isGreaterThan(4);
    }

    @Test
    void aFindingStandsAtItsLine() {
        String page = page(ordinary().report());

        assertThat(page)
                .containsPattern("<code data-n=\"3\" id=\"m2s3\" class=\"marked\">.*</code><p class=\"at fail\">");
        assertThat(page).contains("href=\"#m2s3\"");
    }

    @Test
    void aScriptThatWasEditedSinceIsNotShownAsTheOneThatWasJudged() {
        Source judged = ordinary().source();
        ScriptSources edited = new ScriptSources(List.of(
                new ScriptSource("V2__add_total.sql", "db/V2__add_total.sql", "another", "DROP TABLE orders;")));
        Source source = new Source("", judged.evidence(), List.of(), edited, judged.limits(), true);

        String page = page(Report.of("Shop", Reported.STARTED, "1", List.of(source), List.of()));

        assertThat(page).doesNotContain("DROP TABLE orders").contains("The file has been edited since it was judged");
        assertThat(page).contains("No file of this name is among those of the project now");
    }

    @Test
    void runsOfTheSameScriptsStandSideBySide() {
        Source one = ordinary().source();
        Source other = ordinary().named("shop-17", "17.11").source();

        Report report = Report.of("Shop", Reported.STARTED, "1", List.of(one, other), List.of());

        assertThat(report.histories()).hasSize(1);
        assertThat(page(report)).contains("PostgreSQL 18.6</th>", "PostgreSQL 17.11</th>");
    }

    @Test
    void whatCannotBeReadKeepsThePageFromLookingGreen() {
        Reported good = new Reported()
                .with(
                        "V1__create.sql",
                        "CREATE TABLE t (id int);",
                        result("V1__create.sql", "fresh", new Verdict.Passed()));

        assertThat(page(good.report())).contains("<p class=\"verdict ok\">");
        assertThat(page(good.report("a document is cut off")))
                .contains("<p class=\"verdict open\">", "a document is cut off");
        assertThat(page(ordinary().report())).contains("<p class=\"verdict fail\">");
        assertThat(page(new Reported().report())).contains("<p class=\"verdict open\">", "Nothing was judged.");
    }

    @Test
    void aThousandTalkativeMigrationsFitOnAPageAsWell() {
        Reported many = new Reported();
        String talk = "values of orders.total overwritten, in a row that is told at great length. ".repeat(20);
        for (int i = 1; i <= 1_000; i++) {
            String file = "V" + i + "__change_the_orders_in_some_way_" + i + ".sql";
            many.with(
                    file,
                    "ALTER TABLE orders ADD COLUMN another_column_" + i + " int;\n".repeat(40),
                    result(file, "incremental", new Verdict.Failed(), finding(Severity.FAILURE, talk, file, 3)),
                    volume(file));
        }

        String page = page(many.report());

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(5_000_000);
        assertThat(page).contains("The history is very long.", "(more in the evidence)");
        assertThat(count(page, "<article")).isEqualTo(1_000);
    }

    @Test
    void aThousandMigrationsFitOnAPage() {
        assertThat(page(LongHistory.report()).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(5_000_000);
    }
}
