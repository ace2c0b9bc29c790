// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.undo;

import java.util.List;

/** What the evidence at hand says of an undo script. */
public sealed interface Proof {

    /**
     * A rehearsal saw it restore schema and data.
     *
     * @param warnings what is to be known all the same
     */
    record Proven(List<String> warnings) implements Proof {
        public Proven {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A rehearsal saw that it does not.
     *
     * @param failures what it saw
     */
    record Refuted(List<String> failures) implements Proof {
        public Refuted {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Nothing is known of it.
     *
     * @param why in a sentence without an end: {@code there is no evidence in …}
     */
    record Unknown(String why) implements Proof {}
}
