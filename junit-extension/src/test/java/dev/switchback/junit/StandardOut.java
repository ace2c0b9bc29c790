// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What was printed while something ran. */
final class StandardOut {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    <T> T during(Supplier<T> action) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return action.get();
        } finally {
            System.setOut(before);
        }
    }

    String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
