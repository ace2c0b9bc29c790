// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Growth;
import dev.switchback.forecast.Outlook;

/** Says what a script will take in one clause. */
final class VolumeWords {

    private VolumeWords() {}

    /** Says it of the migration. */
    static String of(Outlook outlook) {
        return of(outlook.forward(), outlook);
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
