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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Looks at the page in a real browser. */
class BrowserTest {

    private static final String HOSTILE =
            "</code></pre></title></style></script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>\"' onfocus=\"alert(4)\" <!--";
    /** No browser breaks these by itself. */
    private static final String LONG = "a_name_that_never_ends_".repeat(12);

    @TempDir
    private Path directory;

    private Chromium browser;

    @BeforeEach
    void open() throws Exception {
        Reported migrations = new Reported()
                .named(HOSTILE, HOSTILE)
                .with(
                        "V1__create.sql",
                        "CREATE TABLE " + LONG + " (id int);",
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
                                finding(Severity.FAILURE, HOSTILE + LONG, "V3__" + HOSTILE + ".sql", 2)));
        Report report = Report.of(HOSTILE, Reported.STARTED, HOSTILE, List.of(migrations.source()), List.of(HOSTILE));
        Path page = directory.resolve("index.html");
        Files.writeString(page, Page.of(report, PageAssets.load()));
        browser = Chromium.start();
        browser.open(page);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private int shown(String query) throws Exception {
        browser.element("#q").clear();
        browser.element("#q").sendKeys(query + Keys.SPACE);
        Thread.sleep(500); // the page waits for a pause in typing
        return browser.count("article.migration:not([hidden])");
    }

    @Test
    void itOpensFromAFileAndLoadsNothingElse() {
        List<String> requests = browser.log("performance").stream()
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .filter(message -> !message.contains("file://" + directory))
                .toList();

        assertThat(requests).isEmpty();
        assertThat(browser.log("browser")).isEmpty();
        assertThat(browser.count("article.migration")).isEqualTo(3);
    }

    @Test
    void hostileTextIsText() {
        assertThat(browser.count("script")).isEqualTo(1);
        assertThat(browser.count("img")).isZero();
        assertThat(browser.count("svg[onload], [onfocus], [onerror], [style]")).isZero();
        assertThat(browser.run("return document.querySelector('h1').textContent"))
                .isEqualTo(HOSTILE);
    }

    @Test
    void searchAndFilterWork() throws Exception {
        assertThat(browser.element("#search").isDisplayed()).isTrue();
        assertThat(shown("quince")).isEqualTo(1);
        assertThat(browser.count("tr[data-m]:not([hidden])")).isEqualTo(1);
        assertThat(shown("ALTER c int")).isEqualTo(1);
        assertThat(shown("nowhere to be found")).isZero();
        assertThat(browser.element("#hits").getText()).isEqualTo("nothing found");
        browser.element("#q").sendKeys(Keys.ESCAPE);
        assertThat(browser.count("article.migration:not([hidden])")).isEqualTo(3);
        browser.element("#f-verdict option[value=fail]").click();
        assertThat(browser.count("article.migration:not([hidden])")).isEqualTo(1);
        browser.element("#f-verdict option[value='']").click();
        browser.element("#f-class option[value=breaking]").click();
        assertThat(browser.count("article.migration:not([hidden])")).isZero();
    }

    @Test
    void theKeyboardWillDo() {
        browser.element("body").sendKeys(Keys.TAB);

        assertThat(browser.run("return document.activeElement.getAttribute('href')"))
                .isEqualTo("#content");
        assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        browser.element("body").sendKeys("/");
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("q");
        assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
    }

    @Test
    void plotsAndTablesSayWhatTheyShow() {
        assertThat(browser.count("svg.plot")).isPositive();
        assertThat(browser.truth("return [...document.querySelectorAll('svg.plot')].every(each =>"
                        + " each.querySelector('title').textContent && each.querySelector('desc').textContent)"))
                .isTrue();
        assertThat(browser.truth("return [...document.querySelectorAll('table')].every(each => each.caption)"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1200,light", "1200,dark", "380,light", "380,dark"})
    void itIsNoWiderThanTheWindow(int width, String scheme) {
        browser.width(width);
        browser.scheme(scheme);
        browser.run("document.querySelectorAll('details').forEach(each => { each.open = true; })");

        assertThat(browser.number("return window.innerWidth")).isEqualTo(width);
        assertThat(browser.number("return document.documentElement.scrollWidth - window.innerWidth"))
                .isLessThanOrEqualTo(0);
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(scheme.equals("dark") ? "rgb(19, 24, 23)" : "rgb(250, 249, 246)");
    }

    @Test
    void itCanBeReadWithoutScripts() {
        browser.withoutScripts();
        browser.open(directory.resolve("index.html"));

        assertThat(browser.element("#search").isDisplayed()).isFalse();
        assertThat(browser.element("article.migration .sql").getText()).contains("alert(1)");
        browser.element("details.bound summary").sendKeys(Keys.ENTER);
        assertThat(browser.element("details.bound table").isDisplayed()).isTrue();
    }
}
