// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.forecast.Amounts;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells every few seconds how far something is. */
final class Progress {

    /** How long one may wait without a word. */
    static final Duration STEP = Duration.ofSeconds(5);

    private final Consumer<String> out;
    private final Supplier<String> words;
    private final long begun = System.nanoTime();

    Progress(Consumer<String> out, Supplier<String> words) {
        this.out = out;
        this.words = words;
    }

    void tell() {
        out.accept("  " + words.get() + ", after " + Amounts.seconds((System.nanoTime() - begun) / 1e9));
    }
}
