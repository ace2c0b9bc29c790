// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Finds the candidates that make an expression fail, and with it the query about all, by asking about ever smaller halves.
 *
 * @param asking how one question is asked
 * @param wrong  what an error says of the statement
 */
public record Halving(Asking asking, Wrong wrong) {

    /** Asks about the candidates of a question. */
    @FunctionalInterface
    public interface Asking {
        /** Returns for each candidate the conditions that it meets. */
        List<BitSet> ask(Question question) throws SQLException;
    }

    /** Tells errors apart. */
    @FunctionalInterface
    public interface Wrong {
        /**
         * Returns whether the statement itself is refused, whatever the candidates.
         *
         * @throws SQLException the same one, if the connection is lost
         */
        boolean isStatement(SQLException error) throws SQLException;
    }

    /** Returns for each question and each of its candidates the conditions that it meets. */
    public List<List<BitSet>> of(List<Question> questions) throws SQLException {
        List<List<BitSet>> answers = new ArrayList<>();
        for (Question question : questions) {
            answers.add(question.candidates().isEmpty() ? List.of() : half(question));
        }
        return answers;
    }

    private List<BitSet> half(Question question) throws SQLException {
        int n = question.candidates().size();
        try {
            return asking.ask(question);
        } catch (SQLException e) {
            if (wrong.isStatement(e)) {
                return benefitOfDoubt(question);
            }
            if (n == 1) {
                return List.of(new BitSet());
            }
        }
        List<BitSet> result = new ArrayList<>(half(question.about(0, n / 2)));
        result.addAll(half(question.about(n / 2, n)));
        return result;
    }

    /** A condition that cannot be asked outside its table is left to the INSERT. */
    private static List<BitSet> benefitOfDoubt(Question question) {
        BitSet all = new BitSet();
        all.set(0, question.conditions().size());
        return Collections.nCopies(question.candidates().size(), all);
    }
}
