// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {

    private final Mark mark = Mark.random();

    @Test
    void isJsonThatCanBeReadAgain() {
        var json = JsonParser.parseString(mark.text()).getAsJsonObject().getAsJsonObject("switchback");
        assertThat(json.get("run").getAsString()).isEqualTo(mark.run());
        assertThat(Mark.parse(mark.text())).contains(mark);
        assertThat(Mark.parse(mark.asKept().text())).contains(mark.asKept());
        assertThat(mark.asKept()).isNotEqualTo(mark);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the shop",
                "{\"switchback\":{}}",
                "{\"switchback\":{\"run\":\"ab\",\"processId\":1,\"started\":\"2026-01-01T00:00:00Z\"}}",
            })
    void anyOtherTextIsNone(String text) {
        assertThat(Mark.parse(text)).isEmpty();
        assertThat(Mark.parse("not " + mark.text())).isEmpty();
    }

    @Test
    void isOfTheDatabaseAloneThatItWasMadeFor() {
        Mark own = mark.of(16_384);
        String name = mark.name("shop", 1);
        assertThat(Mark.parse(own.asKept().text())).contains(own.asKept());
        assertThat(own.isOf(name, 16_384)).isTrue();
        assertThat(own.isOf(name, 16_385)).as("restored from a dump").isFalse();
        assertThat(own.isOf("switchback_precious", 16_384)).as("renamed").isFalse();
        assertThat(own.isOf(Mark.random().name("shop", 1), 16_384))
                .as("another run's")
                .isFalse();
    }

    @Test
    void aNameTellsItsRun() {
        String name = mark.name("Pöpulated " + "x".repeat(100), 12);
        assertThat(name).startsWith("switchback_p_pulated_x").hasSizeLessThan(64);
        assertThat(Mark.runOf(name)).contains(mark.run());
        assertThat(Mark.runOf("switchback_shop")).isEmpty();
        assertThat(Mark.runOf("switchback_registry")).isEmpty();
        assertThat(Mark.runOf("shop_" + mark.run() + "_1")).isEmpty();
    }
}
