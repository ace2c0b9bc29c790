// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

/** Says why a history cannot be read as it stands: what is wrong, where, and what mends it. */
public final class HistoryProblem extends RuntimeException {

    public HistoryProblem(String what, String where, String remedy) {
        super(text(what, where, remedy));
    }

    public HistoryProblem(String what, String where, String remedy, Throwable cause) {
        super(text(what, where, remedy), cause);
    }

    private static String text(String what, String where, String remedy) {
        return what + "\n  where: " + where + "\n  remedy: " + remedy;
    }
}
