// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.report.html.Html;
import dev.switchback.report.view.HistoryView;
import dev.switchback.report.view.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The report as one HTML file that needs nothing else: no network, no other file, and no script to be read.
 *
 * <p>Its content policy allows the one style sheet and the one script that are in it, by their hashes, and nothing from elsewhere.
 */
public final class Page {

    /** Of bytes; larger ones open slowly. */
    private static final int LARGEST = 5_000_000;

    private final Report report;
    private final Assets assets;
    private final Room room;

    private Page(Report report, Assets assets, Room room) {
        this.report = report;
        this.assets = assets;
        this.room = room;
    }

    /** Returns the whole file. */
    public static String of(Report report, Assets assets) {
        String page = "";
        for (Room room : Room.of(report)) {
            page = new Page(report, assets, room).text();
            if (page.getBytes(StandardCharsets.UTF_8).length < LARGEST) {
                return page;
            }
        }
        return page;
    }

    private String text() {
        StringBuilder out = new StringBuilder(1 << 20);
        out.append("<!doctype html>\n");
        html().appendTo(out);
        return out.append('\n').toString();
    }

    private Html html() {
        return tag("html").with("lang", "en").add(head(), tag("body").add(body()));
    }

    private Html head() {
        return tag("head")
                .add(
                        tag("meta").with("charset", "utf-8"),
                        tag("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with("content", policy()),
                        tag("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                        tag("meta").with("name", "color-scheme").with("content", "light dark"),
                        tag("meta").with("name", "generator").with("content", "Switchback " + report.tool()),
                        tag("title").text("Migrations of " + report.title() + " · Switchback"),
                        tag("style").add(new Html.Asset(assets.style())));
    }

    private String policy() {
        return "default-src 'none'; style-src '" + hash(assets.style()) + "'; script-src '" + hash(assets.script())
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private List<Html> body() {
        List<Html> body = new ArrayList<>();
        body.add(tag("a").of("skip").with("href", "#content").text("Skip to the content"));
        body.add(new Masthead(report).html());
        body.add(tag("main").with("id", "content").add(sections()));
        body.add(footer());
        body.add(tag("script").add(new Html.Asset(assets.script())));
        return body;
    }

    private List<Html> sections() {
        List<Html> sections = new ArrayList<>();
        sections.add(new Problems(report).html());
        sections.add(SearchBar.of(report));
        for (int i = 0; i < report.histories().size(); i++) {
            HistoryView history = report.histories().get(i);
            String id = report.histories().size() == 1 ? "" : "-" + (i + 1);
            sections.add(new Overview(history, id, report.histories().size() > 1).html());
            sections.add(new HistoryPanel(history, id).html());
            sections.add(tag("section")
                    .of("migrations")
                    .with("id", "migrations" + id)
                    .with("aria-labelledby", "h-migrations" + id)
                    .add(
                            tag("h2").with("id", "h-migrations" + id).text("Each migration"),
                            tag("p").of("lead")
                                    .text("The newest first."
                                            + room.omission()
                                                    .map(words -> " " + words)
                                                    .orElse("")),
                            Html.many(articles(history))));
        }
        return sections;
    }

    private List<Html> articles(HistoryView history) {
        List<Html> articles = new ArrayList<>();
        for (int i = history.migrations().size() - 1; i >= 0; i--) {
            articles.add(new Article(history.migrations().get(i), history, room).html());
        }
        return articles;
    }

    private Html footer() {
        return tag("footer")
                .of("foot")
                .add(
                        tag("p").text(
                                        "Written by Switchback " + report.tool() + " on "
                                                + Words.moment(report.written())
                                                + " from evidence. A verdict holds for the text that was judged, on the database that it was judged on."),
                        tag("p").text("Hashes stop accidents, not forgery. This file loads nothing from anywhere."));
    }
}
