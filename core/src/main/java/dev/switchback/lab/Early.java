// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was done before it was asked for; that it failed is told to whoever asks. */
final class Early<T> {

    private final Optional<T> result;
    private final @Nullable Exception problem;

    private Early(Optional<T> result, @Nullable Exception problem) {
        this.result = result;
        this.problem = problem;
    }

    static <T> Early<T> of(Stopwatch.Work<T, SQLException> work) {
        try {
            return new Early<>(Optional.of(work.run()), null);
        } catch (SQLException | RuntimeException e) {
            return new Early<>(Optional.empty(), e);
        }
    }

    boolean succeeded() {
        return problem == null;
    }

    T get() throws SQLException {
        if (problem instanceof SQLException refusal) {
            throw refusal;
        }
        if (problem instanceof RuntimeException fault) {
            throw fault;
        }
        return result.orElseThrow();
    }
}
