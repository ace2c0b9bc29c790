// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import static dev.switchback.report.Reported.finding;
import static dev.switchback.report.Reported.result;
import static dev.switchback.report.Reported.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.report.Reported;
import dev.switchback.report.page.Page;
import dev.switchback.report.view.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the page in a real browser; on demand, for that has to be there: {@code -DargLine=-Dswitchback.browser=1}. */
@EnabledIfSystemProperty(named = "switchback.browser", matches = "1")
class BrowserTest {

    private static final String HOSTILE =
            "</code></pre></title></style></script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>\"' onfocus=\"alert(4)\" <!--";

    @TempDir
    private Path directory;

    private Chromium browser;

    @BeforeEach
    void open() throws Exception {
        Reported migrations = new Reported()
                .named(HOSTILE, HOSTILE)
                .with(
                        "V1__create.sql",
                        "CREATE TABLE t (id int);",
                        result("V1__create.sql", "fresh", new Verdict.Passed()))
                .with(
                        "V2__quince.sql",
                        "ALTER TABLE t ADD c int;",
                        result("V2__quince.sql", "fresh", new Verdict.Passed()),
                        volume("V2__quince.sql"))
                .with(
                        "V3__" + HOSTILE + ".sql",
                        "-- Purpose: " + HOSTILE + "\n" + HOSTILE + "\n",
                        result(
                                "V3",
                                "rollback",
                                new Verdict.Failed(),
                                finding(Severity.FAILURE, HOSTILE, "V3__" + HOSTILE + ".sql", 2)));
        Report report = Report.of(HOSTILE, Reported.STARTED, HOSTILE, List.of(migrations.source()), List.of(HOSTILE));
        Path page = directory.resolve("index.html");
        Files.writeString(page, Page.of(report, PageAssets.load()));
        browser = Chromium.start();
        browser.open(page);
    }

    @AfterEach
    void close() throws Exception {
        browser.close();
    }

    private int count(String selector) throws Exception {
        return browser.run("return document.querySelectorAll('" + selector + "').length")
                .getAsInt();
    }

    private int shown(String query) throws Exception {
        browser.run("const q = document.getElementById('q'); q.value = '" + query
                + "'; q.dispatchEvent(new Event('input'))");
        Thread.sleep(500); // the page waits for a pause in typing
        return count("article.migration:not([hidden])");
    }

    @Test
    void itOpensFromAFileAndLoadsNothingElse() throws Exception {
        List<String> requests = browser.log("performance").stream()
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .filter(message -> !message.contains("file://" + directory))
                .toList();

        assertThat(requests).isEmpty();
        assertThat(browser.log("browser")).isEmpty();
        assertThat(count("article.migration")).isEqualTo(3);
    }

    @Test
    void hostileTextIsText() throws Exception {
        assertThat(count("script")).isEqualTo(1);
        assertThat(count("img")).isZero();
        assertThat(count("svg[onload], [onfocus], [onerror], [style]")).isZero();
        assertThat(browser.run("return document.querySelector('h1').textContent")
                        .getAsString())
                .isEqualTo(HOSTILE);
    }

    @Test
    void searchAndFilterWork() throws Exception {
        assertThat(browser.run("return document.getElementById('search').hidden")
                        .getAsBoolean())
                .isFalse();
        assertThat(shown("quince")).isEqualTo(1);
        assertThat(count("tr[data-m]:not([hidden])")).isEqualTo(1);
        assertThat(shown("ALTER c int")).isEqualTo(1);
        assertThat(shown("nowhere to be found")).isZero();
        assertThat(browser.run("return document.getElementById('hits').textContent")
                        .getAsString())
                .isEqualTo("nothing found");
        assertThat(shown("")).isEqualTo(3);
        browser.run(
                "const v = document.getElementById('f-verdict'); v.value = 'fail'; v.dispatchEvent(new Event('change'))");
        assertThat(count("article.migration:not([hidden])")).isEqualTo(1);
    }

    @Test
    void plotsAndTablesSayWhatTheyShow() throws Exception {
        assertThat(count("svg.plot")).isPositive();
        assertThat(browser.run("return [...document.querySelectorAll('svg.plot')].every(each =>"
                                + " each.querySelector('title').textContent && each.querySelector('desc').textContent)")
                        .getAsBoolean())
                .isTrue();
        assertThat(browser.run("return [...document.querySelectorAll('table')].every(each => each.caption)")
                        .getAsBoolean())
                .isTrue();
    }

    @Test
    void itIsNoWiderThanTheWindow() throws Exception {
        assertThat(browser.run("return document.documentElement.scrollWidth - window.innerWidth")
                        .getAsInt())
                .isLessThanOrEqualTo(0);
    }
}
