// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.undo;

import dev.switchback.flyway.HistoryEntry;
import dev.switchback.migration.Migration;
import java.util.List;

/**
 * What an undo does, and what a person must agree to first.
 *
 * @param steps  the versions that are taken back, the newest first
 * @param left   the newest version afterwards, in words
 * @param doubts what may lose data, or is not known; a person has to agree to it
 * @param notes  what is to be known besides
 */
record UndoPlan(List<Step> steps, String left, List<String> doubts, List<String> notes) {

    /** One version that is taken back. */
    record Step(HistoryEntry applied, Migration migration) {

        /** Returns the undo script's name. */
        String script() {
            return migration.undo().orElseThrow().script().fileName();
        }
    }

    UndoPlan {
        steps = List.copyOf(steps);
        doubts = List.copyOf(doubts);
        notes = List.copyOf(notes);
    }
}
