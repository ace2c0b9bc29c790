// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import java.util.function.Supplier;

/** Hears of a rehearsal's progress, so that core neither prints nor logs. */
public interface RehearsalListener {

    /** Hears nothing. */
    RehearsalListener SILENT = new RehearsalListener() {};

    /** A sentence for people: which server was chosen and why, what was passed over, how to connect to a kept database. */
    default void remark(String sentence) {}

    /** What will be done is known. */
    default void planned(Plan plan) {}

    /**
     * A trial begins.
     *
     * @param doing tells what it is at; may be asked on any thread, as long as it goes on
     */
    default void begins(String migration, CheckId check, Supplier<String> doing) {}

    /**
     * A trial is over.
     *
     * @param done  trials that are over, this one included
     * @param total trials of the plan
     */
    default void judged(CheckResult result, int done, int total) {}
}
