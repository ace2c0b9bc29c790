// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose containers may be taken for leftovers: those of dead processes that could be seen from here. */
class LabelsTest {

    private static final String HOST = Labels.OURS + ".host";
    private static final String PROCESS = Labels.OURS + ".process";

    private final Labels mine = Labels.mine();

    @Test
    void thisProcessLives() {
        Labels read = Labels.of(mine.asMap()).orElseThrow();
        assertThat(read).isEqualTo(mine);
        assertThat(read.isVisibleFromHere()).isTrue();
        assertThat(read.isAlive()).isTrue();
    }

    @Test
    void aProcessThatHasComeToHaveTheNumberOfADeadOneIsAnother() {
        Labels before = new Labels(mine.host(), mine.processId(), mine.started() + "0");
        assertThat(before.isVisibleFromHere()).isTrue();
        assertThat(before.isAlive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"user.name, somebody@", "'^[^@]*@[^ ]*', x@unknown", "' .*', ''", "' [^ ]*$', ' pid:[4026530000]'"})
    void whatIsOfAnotherUserOrContainerOrMachineOfTheSameNameIsNotAskedFor(String part, String other) {
        String host = part.equals("user.name")
                ? mine.host().replaceFirst("^[^@]*@", other)
                : mine.host().replaceFirst(part, other);
        assertThat(host).isNotEqualTo(mine.host());
        assertThat(new Labels(host, mine.processId(), mine.started()).isVisibleFromHere())
                .isFalse();
    }

    @Test
    void labelsOfAnOlderVersionOrOfNobodyAreNot() {
        assertThat(Labels.of(Map.of(Labels.OURS, "true"))).isEmpty();
        Map<String, String> older = new HashMap<>(mine.asMap());
        older.put(HOST, mine.host().replaceFirst("^[^@]*@([^ ]*).*", "$1"));
        older.put(PROCESS, "1");
        assertThat(Labels.of(older).orElseThrow().isVisibleFromHere()).isFalse();
    }
}
