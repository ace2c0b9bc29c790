// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiteralsTest {

    private static String postgres(String statement) {
        return Literals.hidden(statement, Dialect.POSTGRESQL);
    }

    @Test
    void everyTextIsHiddenAndNamesAreNot() {
        assertThat(postgres("UPDATE \"my table\" SET a = 'it''s', b = E'x\\'y', c = $$z$$, d = $q$w$q$ WHERE e = 5"))
                .isEqualTo("UPDATE \"my table\" SET a = '...', b = E'...', c = $$...$$, d = $$...$$ WHERE e = 5");
        assertThat(Literals.hidden("ALTER USER u IDENTIFIED BY \"s3cret\", `a'b` = 'c'", Dialect.MYSQL))
                .doesNotContain("s3cret");
    }

    @Test
    void oneThatIsCutOffWithinATextEndsThere() {
        assertThat(postgres("ALTER ROLE shop PASSWORD 's3cr")).isEqualTo("ALTER ROLE shop PASSWORD '...'");
        assertThat(postgres("DO $body$ secret")).isEqualTo("DO $$...$$");
    }

    @Test
    void whatHasNoTextIsAsItWas() {
        assertThat(postgres("SELECT $1, a FROM t WHERE b = $2")).isEqualTo("SELECT $1, a FROM t WHERE b = $2");
    }
}
