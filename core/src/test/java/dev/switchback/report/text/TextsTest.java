// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import static dev.switchback.report.Reported.finding;
import static dev.switchback.report.Reported.result;
import static dev.switchback.report.Reported.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.report.Reported;
import dev.switchback.report.view.Brought;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TextsTest {

    private static final String HOSTILE =
            "]]> | @everyone **x** [a](https://evil.example) <img src=x> `code` ``` \n# head \u202e";

    private static Reported judged() {
        return new Reported()
                .with(
                        "V1__create.sql",
                        "-- Dependencies: shop 4.2\nCREATE TABLE t (id int);",
                        result("V1__create.sql", "fresh", new Verdict.Passed()),
                        result("V1__create.sql", "rollback", new Verdict.Passed()))
                .with(
                        "V2__add.sql",
                        "ALTER TABLE t ADD c int;",
                        result("V2__add.sql", "fresh", new Verdict.Passed()),
                        result("V2__add.sql", "incremental", new Verdict.Inconclusive("no rows")),
                        result(
                                "V2__add.sql",
                                "rollback",
                                new Verdict.Failed(),
                                finding(Severity.FAILURE, HOSTILE, "V2__add.sql", 1),
                                finding(Severity.WARNING, "slow", "U2__add.sql", 0)),
                        volume("V2__add.sql"));
    }

    @Test
    void theCommentIsShortFirstAndAboutWhatIsNew() {
        String comment = comment(judged().report(), "2");

        assertThat(comment).startsWith("### ❌ 1 migration, 1 fails its rehearsal\n");
        assertThat(comment.lines().filter(line -> line.startsWith("| **"))).hasSize(1);
        assertThat(comment).contains("| **2** add | ❔ not known | ❌ fails | 6.6 to 15 minutes | 6.6 to 15 minutes |");
        assertThat(comment.indexOf("<details>")).isGreaterThan(comment.indexOf("| **2**"));
        assertThat(comment).contains("New or other than in `main (1234567890)`; 1 other is as it is there.\n");
        assertThat(comment(judged().report(), "none"))
                .isEqualTo("### Migrations: nothing new\n\nEvery migration that was rehearsed (2) is as it is in"
                        + " `main (1234567890)`.\n\n");
        assertThat(comment(judged().report(), "1")).startsWith("### ✅ 1 migration, rehearsed there and back");
    }

    @Test
    void aCheckThatSawNothingKeepsTheCommentFromLookingGreen() {
        Reported judged = new Reported()
                .with(
                        "V1__create.sql",
                        "CREATE TABLE t (id int);",
                        result("V1__create.sql", "rollback", new Verdict.Passed()),
                        result("V1__create.sql", "volume", new Verdict.Inconclusive("too slow\n# here")));

        assertThat(Comment.of(judged.report(), Brought.all(judged.report())))
                .startsWith("### ❔ 1 migration, not all of it rehearsed")
                .contains("| ✅ tested | ❔ not known | ❔ not known |", "\n❔ `volume` too slow<br>\\# here\n");
    }

    private static String comment(Report report, String label) {
        List<MigrationView> migrations = report.migrations().stream()
                .filter(migration -> migration.label().equals(label))
                .toList();
        return Comment.of(report, new Brought("main (1234567890)", migrations, List.of(), List.of()));
    }

    @Test
    void whatIsNotKnownIsToldAndIsNotGreen() {
        Report report = judged().report();
        MigrationView first = report.migrations().get(0);

        String open = Comment.of(
                report, new Brought("main", List.of(first), List.of("V3__x.sql was never rehearsed"), List.of("told")));
        String empty = Comment.of(report, new Brought("main", List.of(), List.of("V3__x.sql was never"), List.of()));
        String unread = comment(judged().report("a document is cut off"), "1");

        assertThat(open).startsWith("### ❔ 1 migration, not all of it rehearsed\n\n> - V3\\_\\_x.sql was never");
        assertThat(open).contains("\n> - told\n");
        assertThat(empty).startsWith("### ❔ Migrations: nothing new that was rehearsed\n\n> - V3");
        assertThat(unread).startsWith("### ❔ 1 migration").contains("> - a document is cut off\n");
        assertThat(Comment.of(report, Brought.doubtful(report, "no such reference")))
                .startsWith("### ❌ 2 migrations, 1 fails its rehearsal\n\n> - no such reference\n");
    }

    @Test
    void nothingOfAProjectIsMarkdown() {
        String comment = Comment.of(judged().report(), Brought.all(judged().report()));

        String prose = comment.replaceAll("(?s)```+text\n.*?\n```+\n", "");
        assertThat(prose).doesNotContain("@everyone", "**x**", "[a](", "<img", "https://", "\n# head", "\u202e");
        assertThat(prose).contains("&#64;everyone \\*\\*x\\*\\* \\[a\\](https&#58;//evil.example) &lt;img src=x&gt;");
    }

    @Test
    void aFenceIsLongerThanAnyInside() {
        assertThat(Markdown.block("text", "a\n````\nb")).isEqualTo("`````text\na\n````\nb\n`````\n");
        assertThat(Markdown.code("a`b")).isEqualTo("``a`b``");
        assertThat(Markdown.code("`")).isEqualTo("`` ` ``");
    }

    @Test
    void theChangeLogSaysWhatApplicationsNeed() {
        String log = ChangeLog.of(judged().report());

        assertThat(log).contains("## 2: add\n", "## 1: create\n", "Needs&#58;".replace("&#58;", ":") + " shop 4.2");
        assertThat(log.indexOf("## 2")).isLessThan(log.indexOf("## 1"));
        assertThat(log).contains("Takes 6.6 to 15 minutes in production");
    }

    @Test
    void junitReadsEachCheckAsATest() throws Exception {
        String xml = JunitXml.of(judged().evidence());

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        Element suite = document.getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(6);
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains("[a](https://evil.example) <img src=x>");
        assertThat(failure.getTextContent()).contains("where:  V2__add.sql, line 1");
        assertThat(((Element) document.getElementsByTagName("skipped").item(0)).getAttribute("message"))
                .isEqualTo("inconclusive: no rows");
    }
}
