// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

/** A rehearsal cannot be carried out at all; the message says what happened, where, and what mends it. */
public final class RehearsalProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public RehearsalProblem(String message) {
        super(message);
    }

    public RehearsalProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
