// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which copies of a server are made once more. The gap itself is one of some microseconds, and cannot be planted. */
class LogGapTest {

    private static final String GAP = "MariaDB ended while starting. Its log ends:\n"
            + "[ERROR] InnoDB: Page [page id: space=2, page number=62] log sequence number 120745527 is in the future!"
            + " Current system log sequence number 120739989.";

    private final Deque<IOException> failures = new ArrayDeque<>();

    private String copy() throws IOException {
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        return "copied";
    }

    @Test
    void aCopyWithAGapIsMadeAgain() throws Exception {
        failures.addAll(List.of(new IOException(GAP), new IOException(GAP)));

        assertThat(LogGap.avoid(this::copy)).isEqualTo("copied");
    }

    @Test
    void oneThatNeverStartsIsTold() {
        failures.addAll(List.of(new IOException(GAP), new IOException(GAP), new IOException(GAP)));

        assertThatThrownBy(() -> LogGap.avoid(this::copy)).hasMessageContaining("page number=62");
    }

    @Test
    void whatElseKeepsItFromStartingIsToldAtOnce() {
        failures.add(new IOException("[ERROR] InnoDB: The error means the disk is full"));

        assertThatThrownBy(() -> LogGap.avoid(this::copy)).hasMessageContaining("the disk is full");
        assertThat(failures).isEmpty();
    }
}
