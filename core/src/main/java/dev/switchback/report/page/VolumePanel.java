// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Outlook;
import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long it takes with as many rows as production has, and the way back: a plot, with all its numbers in a table. */
final class VolumePanel implements Panel {

    private static final double LITTLE = 1;
    private static final String WORDS =
            ", statement by statement: measured at these row counts, forecast for production";

    @Override
    public Html of(MigrationView migration, Room room) {
        List<Html> parts = new ArrayList<>();
        for (Judged judged : migration.judged()) {
            judged.outlook().ifPresent(outlook -> parts.add(panel(migration, judged, outlook, room)));
        }
        return Html.many(parts);
    }

    private static Html panel(MigrationView migration, Judged judged, Outlook outlook, Room room) {
        boolean isNamed = migration.judged().size() > 1;
        String id = "m" + migration.number() + "-" + migration.judged().indexOf(judged);
        List<Html> parts = new ArrayList<>();
        parts.add(tag("h4")
                .text("In production" + (isNamed ? " on " + judged.run().database() : "")));
        parts.add(summary(outlook));
        parts.add(script("Forward", id + "f", migration.name(), migration, outlook, outlook.forward(), judged, room));
        outlook.back()
                .ifPresent(back -> parts.add(script(
                        "The way back",
                        id + "b",
                        migration.undo().map(undo -> undo.name()).orElse(""),
                        migration,
                        outlook,
                        back,
                        judged,
                        room)));
        return tag("section").of("volume").add(parts);
    }

    private static Html summary(Outlook outlook) {
        Forecast forward = outlook.forward();
        Element list = tag("dl").of("numbers");
        addTo(list, "Takes", Words.briefly(forward));
        addTo(list, "Writers wait", Words.blocked(forward));
        addTo(list, "Grows", forward.knowsGrowth() ? growth(forward.growth()) : "not known");
        addTo(list, "Volume", Words.volume(outlook));
        forward.diskBytes().ifPresent(bytes -> addTo(list, "Disk", Amounts.bytes(bytes)));
        forward.logBytes().ifPresent(bytes -> addTo(list, "Log", Amounts.bytes(bytes)));
        return list;
    }

    private static void addTo(Element list, String word, String value) {
        list.add(tag("div").add(tag("dt").text(word), tag("dd").text(value)));
    }

    static String growth(Growth growth) {
        return switch (growth) {
            case CONSTANT -> "not at all";
            case LINEAR -> "linearly";
            case LINEARITHMIC -> "as n log n";
            case WORSE -> "faster than n log n";
        };
    }

    private static Html script(
            String title,
            String id,
            String file,
            MigrationView migration,
            Outlook outlook,
            Forecast script,
            Judged judged,
            Room room) {
        boolean isForward = title.equals("Forward");
        boolean isPlotted = room.isAmple() || isForward && room.plotted().contains(migration.number());
        Optional<Html> plot = isPlotted
                ? new VolumePlot(id, title + ": " + file, outlook, script, judged.limits()).html()
                : Optional.empty();
        if (!room.isAmple() && !isForward || room.isTight() && plot.isEmpty()) {
            return tag("p").of("quiet").text(title + ": " + Words.briefly(script));
        }
        Element details = tag("details").of("script");
        boolean matters = script.growth() != Growth.CONSTANT || script.seconds().high() > LITTLE;
        if (matters && isPlotted && isForward) {
            details.with("open", "");
        }
        return details.add(
                tag("summary").add(Html.text(title + ": "), tag("strong").text(Words.briefly(script))),
                tag("div")
                        .of("beside")
                        .add(
                                plot.orElse(Html.none()),
                                room.isTight() ? Html.none() : StatementTable.of(title + WORDS, script)));
    }
}
