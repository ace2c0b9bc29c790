// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.StatementForecast;
import java.util.stream.Collectors;

/** Says what a script will take in one clause. */
final class VolumeWords {

    private VolumeWords() {}

    /** Says it of the migration. */
    static String of(Outlook outlook) {
        return of(outlook.forward(), outlook);
    }

    /** Says what it is made of: the statements that matter, what each was seen to do, and how long that takes. */
    static String parts(Forecast forecast) {
        double matters = forecast.seconds().middle() / 10;
        return forecast.statements().stream()
                .filter(statement -> statement.line() > 0 && statement.seconds().middle() >= matters)
                .map(VolumeWords::part)
                .collect(Collectors.joining("; "));
    }

    private static String part(StatementForecast statement) {
        String kinds = statement.projection().kinds().stream()
                .sorted()
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return "line " + statement.line() + (kinds.isEmpty() ? "" : " (" + kinds + ")") + " "
                + Amounts.seconds(statement.seconds());
    }

    /** Says it of either script. */
    static String of(Forecast forecast, Outlook outlook) {
        if (forecast.growth() == Growth.CONSTANT) {
            return "takes constant time, " + Amounts.seconds(forecast.seconds());
        }
        return forecast.growth() + ": " + Amounts.seconds(forecast.seconds()) + " on "
                + (outlook.assumed() ? "an assumed " : "the ") + Amounts.rows(outlook.rows()) + " rows of "
                + outlook.measure();
    }
}
