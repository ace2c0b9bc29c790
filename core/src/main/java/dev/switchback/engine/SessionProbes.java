// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/** The ways to look at a session: at its transaction, from outside, at what is set in it, and at what it costs. */
public record SessionProbes(
        TransactionProbe transaction, ActivityProbe activity, SessionSettings settings, WorkProbe work) {

    /** Returns the same with another way to measure. */
    public SessionProbes with(WorkProbe other) {
        return new SessionProbes(transaction, activity, settings, other);
    }
}
