// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import static dev.switchback.evidence.Sample.ENDED;
import static dev.switchback.evidence.Sample.green;
import static dev.switchback.evidence.Sample.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.evidence.Evidence.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("target/evidence");
    }

    private Ledger begin(String runId) throws EvidenceProblem {
        return Ledger.begin(directory(), header("shop.ShopTest", runId));
    }

    private Evidence current() throws EvidenceProblem {
        return Ledger.current(directory(), "shop.ShopTest").orElseThrow();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aRunThatIsCutOffIsNotGreen() throws Exception {
        begin("r1");

        assertThat(files()).containsExactly("shop.ShopTest.r1.running.json");
        assertThat(current().status()).isEqualTo(Status.RUNNING);
        assertThat(current().isComplete()).isFalse();
    }

    @Test
    void aCompleteRunLeavesOneDocument() throws Exception {
        Path file = begin("r1").complete(ENDED, green());

        assertThat(files()).containsExactly("shop.ShopTest.json");
        assertThat(Ledger.read(file).isComplete()).isTrue();
        assertThat(current().migrations()).isEqualTo(green());
    }

    @Test
    void yesterdaysGreenDoesNotShowAfterACrash() throws Exception {
        begin("r1").complete(ENDED, green());
        begin("r2");

        assertThat(current().status()).isEqualTo(Status.RUNNING);
        assertThat(current().header().runId()).isEqualTo("r2");
    }

    @Test
    void aPartialRunDoesNotReplaceFullEvidence() throws Exception {
        begin("r1").complete(ENDED, green());
        begin("r2").partial(ENDED, List.of("only V1 was asked for"), List.of());

        assertThat(current().header().runId()).isEqualTo("r1");
        assertThat(files()).containsExactly("shop.ShopTest.json", "shop.ShopTest.partial.json");
    }

    @Test
    void aPartialRunAloneIsNotEvidence() throws Exception {
        Path file = begin("r1").partial(ENDED, List.of("only V1 was asked for"), green());

        assertThat(Ledger.current(directory(), "shop.ShopTest")).isEmpty();
        assertThat(Ledger.read(file).status()).isEqualTo(Status.PARTIAL);
    }

    @Test
    void aPartialRunDoesNotHealACrash() throws Exception {
        begin("r1").complete(ENDED, green());
        begin("r2");
        begin("r3").partial(ENDED, List.of("only V1 was asked for"), List.of());

        assertThat(current().header().runId()).isEqualTo("r2");
    }

    @Test
    void aCompleteRunHealsACrash() throws Exception {
        begin("r1");
        begin("r2").complete(ENDED, green());

        assertThat(files()).containsExactly("shop.ShopTest.json");
        assertThat(current().isComplete()).isTrue();
    }

    @Test
    void aRunThatBeganLaterIsNotHealedByAnEarlierOne() throws Exception {
        Ledger first = begin("r1");
        begin("r2");
        first.complete(ENDED, green());

        assertThat(current().header().runId()).isEqualTo("r2");
    }

    @Test
    void runsWhoseNamesBeginAlikeDoNotMeet() throws Exception {
        Ledger.begin(directory(), header("shop", "r1"));
        begin("r2").complete(ENDED, green());

        assertThat(current().isComplete()).isTrue();
        assertThat(Ledger.current(directory(), "shop").orElseThrow().status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void aNameThatIsNoFileNameStaysInTheDirectory() throws Exception {
        Ledger.begin(directory(), header("../a b/ü:C", "r/1")).complete(ENDED, green());

        assertThat(files()).singleElement().asString().matches("\\.\\._a_b___C-[0-9a-f]{8}\\.json");
        assertThat(Ledger.current(directory(), "../a b/ü:C")).isPresent();
    }

    @Test
    void aDocumentThatIsCutOffIsAProblemThatNamesIt() throws Exception {
        Path file = begin("r1").complete(ENDED, green());
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));

        assertThatExceptionOfType(EvidenceProblem.class)
                .isThrownBy(this::current)
                .withMessageContaining(file.toString())
                .withMessageContaining("cut off")
                .withMessageContaining("run the rehearsal again");
    }

    @Test
    void aDocumentThatIsNotThereIsAProblemThatSaysWhatToDo() {
        assertThatExceptionOfType(EvidenceProblem.class)
                .isThrownBy(() -> Ledger.read(directory().resolve("none.json")))
                .withMessageContaining("run the rehearsal");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsAProblemThatNamesTheSetting() throws Exception {
        Files.writeString(temporary.resolve("target"), "a file in the way");

        assertThatExceptionOfType(EvidenceProblem.class)
                .isThrownBy(() -> begin("r1"))
                .withMessageContaining("switchback.evidence");
    }
}
