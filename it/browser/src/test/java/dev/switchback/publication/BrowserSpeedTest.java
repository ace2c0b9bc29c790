// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.report.LongHistory;
import dev.switchback.report.page.Page;
import dev.switchback.report.view.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How quickly a page of 1,000 migrations is there, and how it scrolls: {@code target/browser-speed.txt} says it. */
class BrowserSpeedTest {

    /** Scrolls at four places, 120 pixels a frame, which is fast for a wheel, and returns how long each frame took, in milliseconds. */
    private static final String SCROLL = """
            const done = arguments[arguments.length - 1];
            const frames = [];
            document.documentElement.style.scrollBehavior = 'auto';
            const places = ['.matrix tbody tr:nth-child(500)', '#m900', '#m500', '#m100'];
            let last = performance.now();
            const next = now => {
              frames.push(now - last);
              last = now;
              if (frames.length > 240) { done(frames.slice(1)); return; }
              if (frames.length % 60 === 1) document.querySelector(places.shift()).scrollIntoView();
              window.scrollBy(0, 120);
              requestAnimationFrame(next);
            };
            requestAnimationFrame(next);
            """;

    private static final String SEARCH = """
            const done = arguments[arguments.length - 1];
            const box = document.getElementById('q');
            box.value = 'another_column_777';
            const began = performance.now();
            box.dispatchEvent(new Event('input'));
            const look = () => document.getElementById('hits').textContent
              ? done(performance.now() - began) : requestAnimationFrame(look);
            requestAnimationFrame(look);
            """;

    @Test
    void aThousandMigrationsAreMeasured() throws Exception {
        Report report = LongHistory.report();
        Page.of(report, PageAssets.load());
        long began = System.nanoTime();
        String text = Page.of(report, PageAssets.load());
        double written = (System.nanoTime() - began) / 1e6;
        Path page = Files.writeString(Path.of("target/long.html"), text);

        try (Chromium browser = Chromium.start()) {
            browser.open(page);
            double painted =
                    browser.amount("return performance.getEntriesByName('first-contentful-paint')[0].startTime");
            double loaded = browser.amount("return performance.getEntriesByType('navigation')[0].loadEventEnd");
            List<Double> frames = browser.amounts(SCROLL);
            double middle = frames.get(frames.size() / 2);
            double slow = frames.get(frames.size() * 95 / 100);
            double slowest = frames.get(frames.size() - 1);
            double found = browser.amounts(SEARCH).get(0);
            Files.writeString(
                    Path.of("target/browser-speed.txt"),
                    String.format(
                            Locale.ROOT,
                            "%d bytes, written in %.0f ms, first paint %.0f ms, loaded %.0f ms; frames while scrolling: half within"
                                    + " %.0f ms, 95 of 100 within %.0f ms, the slowest %.0f ms; first search %.0f ms%n",
                            Files.size(page),
                            written,
                            painted,
                            loaded,
                            middle,
                            slow,
                            slowest,
                            found));

            assertThat(Files.size(page)).isLessThan(5_000_000);
        }
    }
}
