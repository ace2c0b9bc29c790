// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments, durations and amounts as a page says them. */
final class Words {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    static String took(Duration duration) {
        double seconds = duration.toMillis() / 1e3;
        return seconds < 1 ? duration.toMillis() + " ms" : Amounts.seconds(seconds);
    }

    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** Returns how long a script takes in production, in as few words as a table has room for. */
    static String briefly(Forecast forecast) {
        return span(forecast.seconds());
    }

    static String span(Interval seconds) {
        return Amounts.briefly(seconds);
    }

    /** Returns for how long writers wait. */
    static String blocked(Forecast forecast) {
        return forecast.blocks() ? span(forecast.blockedSeconds()) : "none seen";
    }

    /** Returns the volume that a forecast is for, such as {@code 80 million rows of orders}. */
    static String volume(Outlook outlook) {
        return (outlook.isAssumed() ? "an assumed " : "") + Amounts.rows(outlook.rows()) + " rows of "
                + outlook.measure();
    }
}
