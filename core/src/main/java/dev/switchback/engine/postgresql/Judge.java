// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks the server which candidates meet which conditions. */
final class Judge {

    private final Guard guard;

    Judge(Guard guard) {
        this.guard = guard;
    }

    List<List<BitSet>> judge(List<Question> questions) throws SQLException {
        List<List<BitSet>> answers = new ArrayList<>();
        questions.forEach(question -> answers.add(new ArrayList<>()));
        String query = IntStream.range(0, questions.size())
                .filter(i -> !questions.get(i).candidates().isEmpty())
                .mapToObj(i -> new Judgement(i, questions.get(i)).query())
                .collect(Collectors.joining(" UNION ALL "));
        if (query.isEmpty()) {
            return answers;
        }
        try {
            return guard.run(query + " ORDER BY 1, 2", rows -> read(rows, answers));
        } catch (SQLException e) {
            if (ServerMessage.lostConnection(e)) {
                throw e;
            }
            if (questions.size() > 1) {
                return each(questions);
            }
            return List.of(
                    ServerMessage.statementIsWrong(e) ? benefitOfDoubt(questions.get(0)) : halves(questions.get(0)));
        }
    }

    private static List<List<BitSet>> read(ResultSet rows, List<List<BitSet>> answers) throws SQLException {
        while (rows.next()) {
            String digits = rows.getString(3);
            BitSet met = new BitSet();
            IntStream.range(0, digits.length())
                    .filter(i -> digits.charAt(i) == '1')
                    .forEach(met::set);
            answers.get(rows.getInt(1)).add(met);
        }
        return answers;
    }

    private List<List<BitSet>> each(List<Question> questions) throws SQLException {
        List<List<BitSet>> answers = new ArrayList<>();
        for (Question question : questions) {
            answers.addAll(judge(List.of(question)));
        }
        return answers;
    }

    /** A condition that cannot be asked outside its table, such as one on tableoid, is left to the INSERT. */
    private static List<BitSet> benefitOfDoubt(Question question) {
        BitSet all = new BitSet();
        all.set(0, question.conditions().size());
        return Collections.nCopies(question.candidates().size(), all);
    }

    /** One candidate that makes an expression fail spoils the whole query: it is found by halving. */
    private List<BitSet> halves(Question question) throws SQLException {
        int n = question.candidates().size();
        if (n == 1) {
            return List.of(new BitSet());
        }
        List<BitSet> result =
                new ArrayList<>(judge(List.of(question.about(0, n / 2))).get(0));
        result.addAll(judge(List.of(question.about(n / 2, n))).get(0));
        return result;
    }
}
