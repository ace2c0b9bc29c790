// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report;

import dev.switchback.evidence.CheckResult;
import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Outlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What migrations will take in production: a line for each that grows, and a count of those that do not. */
public final class ForecastLines {

    /** Space that nobody has to make room for. */
    private static final double LITTLE_BYTES = 1e9;

    private ForecastLines() {}

    static List<String> of(List<CheckResult> results) {
        List<String> lines = new ArrayList<>();
        long constant = 0;
        for (CheckResult result : results) {
            if (result.outlook().isPresent()) {
                Outlook outlook = result.outlook().get();
                if (grows(outlook)) {
                    lines.add(Text.line(result.migration()) + " " + words(outlook));
                } else {
                    constant++;
                }
            }
        }
        if (constant > 0) {
            lines.add(Text.count(constant, "migration") + " that " + (constant == 1 ? "touches" : "touch")
                    + " older tables " + (constant == 1 ? "takes" : "take") + " constant time, there and back");
        }
        return lines;
    }

    private static boolean grows(Outlook outlook) {
        return outlook.forward().growth() != Growth.CONSTANT
                || outlook.back()
                        .filter(back -> back.growth() != Growth.CONSTANT)
                        .isPresent();
    }

    /** Returns it in one line: how it grows, how long it takes, who waits, what space it needs, and how long the way back is. */
    public static String words(Outlook outlook) {
        List<String> parts = new ArrayList<>();
        parts.add(script(outlook.forward(), outlook));
        blocked(outlook.forward()).ifPresent(parts::add);
        outlook.forward()
                .diskBytes()
                .filter(bytes -> bytes.high() > LITTLE_BYTES)
                .ifPresent(bytes -> parts.add("needs " + Amounts.bytes(bytes) + " of free disk"));
        outlook.forward()
                .logBytes()
                .filter(bytes -> bytes.high() > LITTLE_BYTES)
                .ifPresent(bytes -> parts.add("writes " + Amounts.bytes(bytes) + " of log"));
        outlook.back().ifPresent(back -> parts.add("the way back " + script(back, outlook)));
        return String.join("; ", parts);
    }

    private static String script(Forecast forecast, Outlook outlook) {
        if (forecast.growth() == Growth.CONSTANT) {
            return "takes constant time, " + Amounts.seconds(forecast.seconds());
        }
        return forecast.growth() + ": " + Amounts.seconds(forecast.seconds()) + " on "
                + (outlook.assumed() ? "an assumed " : "") + Amounts.rows(outlook.rows()) + " rows of "
                + Text.line(outlook.measure());
    }

    private static Optional<String> blocked(Forecast forecast) {
        Interval blocked = forecast.blockedSeconds();
        boolean matters = forecast.growth() != Growth.CONSTANT
                && blocked.middle() > forecast.seconds().middle() / 20;
        return matters
                ? Optional.of("of which " + Amounts.seconds(blocked) + " under a lock that blocks writes")
                : Optional.empty();
    }
}
