// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPathsTest {

    @Test
    void followsStepsAndPathsOfTheColumnOnly() {
        String expression =
                "(((value -> 'worker'::text) ->> 'id'::text))::int > 0 AND (value #>> '{state,current}'::text[]) = 'x'"
                        + " AND (other ->> 'no'::text) IS NULL AND (value ? 'key'::text)";
        assertThat(JsonPaths.of(expression, "value"))
                .containsExactly(List.of("worker", "id"), List.of("state", "current"), List.of("key"));
    }

    @Test
    void findsNothingWhereTheWholeValueIsRead() {
        assertThat(JsonPaths.of("(jsonb_typeof(value) = 'array'::text)", "value"))
                .isEmpty();
    }
}
