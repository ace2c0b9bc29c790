// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.forecast.Amounts;
import java.util.Optional;

/**
 * Whether a dump will fit, before it is begun.
 *
 * <p>How small a dump gets by compression nobody knows before: a tenth of the rows' size is little for most databases, and all of it
 * is more than nearly every one needs.
 */
record Space(long rowBytes, long freeBytes) {

    private static final int BEST_COMPRESSION = 10;
    private static final long ALWAYS = 4_000_000;

    /** Returns why a dump is not begun. */
    Optional<String> refusal() {
        long least = rowBytes / BEST_COMPRESSION + ALWAYS;
        return freeBytes >= least
                ? Optional.empty()
                : Optional.of(
                        "has " + Amounts.bytes(freeBytes) + " free, and the tables hold " + Amounts.bytes(rowBytes)
                                + ", of which a compressed dump takes at least " + Amounts.bytes(least));
    }

    /** Returns what a person should know where it may not fit. */
    Optional<String> warning() {
        return freeBytes >= rowBytes + ALWAYS
                ? Optional.empty()
                : Optional.of("has " + Amounts.bytes(freeBytes) + " free, and the tables hold "
                        + Amounts.bytes(rowBytes) + ": the dump fits if it can be compressed well");
    }
}
