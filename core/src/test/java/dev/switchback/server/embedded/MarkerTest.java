// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {

    @Test
    void isJsonThatNamesTheRun() {
        Marker marker = Marker.random();
        var json = JsonParser.parseString(marker.text()).getAsJsonObject().getAsJsonObject("switchback");
        assertThat(json.get("run").getAsString()).isEqualTo(marker.run());
        assertThat(json.get("processId").getAsLong())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(Marker.isMarker(marker.text())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the shop",
                "switchback",
                "{}",
                "{\"switchback\":{}}",
                "not {\"switchback\":{\"run\":\"ab\",\"processId\":1,\"started\":\"2026-01-01T00:00:00Z\"}}",
            })
    void anyOtherCommentIsNoMarker(String comment) {
        assertThat(Marker.isMarker(comment)).isFalse();
    }
}
