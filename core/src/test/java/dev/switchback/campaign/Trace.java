// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The stack of an error, as text. */
final class Trace {

    private Trace() {}

    static String of(Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return trace.toString().replaceAll("\\s+at (?:org\\.junit|java\\.base)[^\n]*", "");
    }
}
