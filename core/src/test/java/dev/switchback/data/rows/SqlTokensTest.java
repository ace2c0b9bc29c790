// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.data.rows.SqlTokens.Token;
import dev.switchback.engine.TypeShape;
import dev.switchback.engine.TypeShape.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqlTokensTest {

    private static final TypeShape TEXT = TypeShape.of("varchar(40)", Kind.TEXT, 40, -1);

    @Test
    void readsNamesBetweenBackticksAndStringsWithIntroducers() {
        assertThat(SqlTokens.of("(`we``ird` in (_utf8mb4'it\\'s',_latin1'a\\\\b'))"))
                .extracting(Token::text)
                .containsExactly("(", "we`ird", "in", "(", "it's", ",", "a\\b", ")", ")");
    }

    @Test
    void aBackslashEscapesOnlyWhereNamesStandBetweenBackticks() {
        assertThat(strings("a ~ '^\\d+$'")).containsExactly("^\\d+$");
        assertThat(strings("`a` regexp '^\\\\d+$'")).containsExactly("^\\d+$");
        assertThat(strings("'`' || a || 'x\\y'")).containsExactly("`", "x\\y");
    }

    @Test
    void mentionsColumnsWhateverTheirCaseOnlyBetweenBackticks() {
        assertThat(SqlTokens.mentions("`Amount` > 3", "amount")).isTrue();
        assertThat(SqlTokens.mentions("\"Amount\" > 3", "amount")).isFalse();
        assertThat(SqlTokens.mentions("`we``ird` > 3", "we`ird")).isTrue();
        assertThat(SqlTokens.mentions("`a` = _utf8mb4'amount'", "amount")).isFalse();
    }

    @Test
    void patternsSuggestTexts() {
        assertThat(Hints.of(TEXT, List.of("regexp_like(`a`,_utf8mb4'[A-Z]{3}-[0-9]{4}')"), 3))
                .anyMatch(text -> text.matches("[A-Z]{3}-[0-9]{4}"));
        assertThat(Hints.of(TEXT, List.of("`a` regexp 'x{3}y'"), 3)).contains("xxxy");
        assertThat(Hints.of(TEXT, List.of("`a` like _utf8mb4'X-%'"), 3)).contains("X-");
    }

    @Test
    void readsTheMembersThatJsonFunctionsName() {
        String expression =
                "json_unquote(json_extract(`d`,_utf8mb4'$.a.\"b c\"')) = _utf8mb4'$.no' and json_value(`d`, '$.e[0].f') > 1";
        assertThat(JsonPaths.of(expression, "d")).isEqualTo(Set.of(List.of("a", "b c"), List.of("e")));
        assertThat(JsonPaths.of(expression, "a")).isEmpty();
    }

    private static List<String> strings(String sql) {
        return SqlTokens.of(sql).stream()
                .filter(token -> token.kind() == SqlTokens.Kind.STRING)
                .map(Token::text)
                .toList();
    }
}
