// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void whatAProgramSaysMayBeMoreThanAPipeHolds() throws IOException {
        var outcome = Command.run(Duration.ofSeconds(20), "sh", "-c", "head -c 300000 /dev/zero | tr '\\0' x; exit 3");
        assertThat(outcome.output()).hasSize(300_000);
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    @Test
    void aProgramThatDoesNotEndIsEnded() {
        assertThatThrownBy(() -> Command.run(Duration.ofMillis(100), "sleep", "77.7"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("sleep did not end within");
        assertThat(ProcessHandle.allProcesses()
                        .map(each -> each.info().commandLine().orElse("")))
                .noneMatch(line -> line.endsWith("sleep 77.7"));
    }
}
