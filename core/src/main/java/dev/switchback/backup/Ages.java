// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.forecast.Amounts;
import java.time.Duration;

/** Says how old something is. */
final class Ages {

    private Ages() {}

    static String words(Duration age) {
        return Amounts.seconds(Math.max(1, age.toSeconds()));
    }
}
