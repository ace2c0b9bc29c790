// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.database.Database;
import dev.switchback.migration.HistoryProblem;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class LiveQuestionTest {

    private static final Database LIVE = new Database("jdbc:postgresql://localhost/shop", "me", "hidden-word", "shop");

    private static HistoryProblem problem(RuntimeException thrown) {
        return assertThatExceptionOfType(HistoryProblem.class)
                .isThrownBy(() -> LiveQuestion.ask(LIVE, "history", connections -> {
                    throw thrown;
                }))
                .actual();
    }

    @Test
    void anAnswerIsGivenOn() {
        String answer = LiveQuestion.ask(LIVE, "history", connections -> "answer");

        assertThat(answer).isEqualTo("answer");
    }

    @Test
    void whatFlywaySaysIsToldWithoutThePassword() {
        assertThat(problem(new FlywayException("no hidden-word here")))
                .hasMessageContainingAll("Flyway cannot tell what is applied: no *** here", "mend what Flyway names");
    }

    @Test
    void whatIsInWordsAlreadyStaysAsItIs() {
        HistoryProblem known = new HistoryProblem("Flyway refuses its configuration", "flyway.*", "correct it");

        assertThat(problem(known)).isSameAs(known);
    }

    /** The fault campaign has met this one: a network that was cut while Flyway asked for the current schema. */
    @Test
    void whereFlywayStumblesTheUserGetsNoStackTrace() {
        assertThat(problem(new NullPointerException("currentSchema is null of hidden-word")))
                .hasMessageContainingAll(
                        "Flyway cannot tell what is applied: java.lang.NullPointerException: currentSchema is null of ***",
                        "give the same command again")
                .hasCauseInstanceOf(NullPointerException.class);
    }
}
