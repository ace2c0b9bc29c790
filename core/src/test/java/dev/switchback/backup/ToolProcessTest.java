// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolProcessTest {

    /** Whatever a pipe passes on ends anywhere, also between two bytes of a letter. */
    @Test
    void whatItSaysIsHeardWhole() throws Exception {
        String halves = "printf '\\303' >&2; sleep 0.5; printf '\\274\\n' >&2";
        try (ToolProcess process = ToolProcess.start(List.of("sh", "-c", halves), Map.of())) {
            assertThat(process.await()).isZero();
            assertThat(process.said()).isEqualTo("ü");
        }
    }
}
