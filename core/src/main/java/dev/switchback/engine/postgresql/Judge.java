// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.Halving;
import dev.switchback.engine.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks the server which candidates meet which conditions.
 *
 * <p>All are asked about in one plain query. Where a candidate makes an expression fail, which spoils the query, and wherever
 * the same conditions met such a candidate before, each is asked about on its own, still in one round trip.
 */
final class Judge {

    private record Subject(String table, List<ColumnShape> computed, List<Condition> conditions) {
        static Subject of(Question question) {
            return new Subject(question.table(), question.computed(), question.conditions());
        }
    }

    private final Guard guard;
    private final Set<Subject> failed = new HashSet<>();

    Judge(Guard guard) {
        this.guard = guard;
    }

    List<List<BitSet>> judge(List<Question> questions) throws SQLException {
        if (questions.stream().allMatch(question -> question.candidates().isEmpty())) {
            return questions.stream().map(question -> List.<BitSet>of()).toList();
        }
        if (questions.stream().map(Subject::of).noneMatch(failed::contains)) {
            try {
                return together(questions);
            } catch (SQLException e) {
                throwIfLost(e);
            }
        }
        try {
            return eachCandidate(questions);
        } catch (SQLException e) {
            throwIfLost(e);
            return halves(questions);
        }
    }

    private static void throwIfLost(SQLException e) throws SQLException {
        if (ServerMessage.lostConnection(e)) {
            throw e;
        }
    }

    private List<List<BitSet>> together(List<Question> questions) throws SQLException {
        String query = judgements(questions).map(Judgement::query).collect(Collectors.joining(" UNION ALL "));
        return guard.run(query + " ORDER BY 1, 2", rows -> read(rows, empty(questions)));
    }

    private static Stream<Judgement> judgements(List<Question> questions) {
        return IntStream.range(0, questions.size())
                .filter(i -> !questions.get(i).candidates().isEmpty())
                .mapToObj(i -> new Judgement(i, questions.get(i)));
    }

    private static List<List<BitSet>> empty(List<Question> questions) {
        return questions.stream()
                .map(q -> (List<BitSet>) new ArrayList<BitSet>())
                .toList();
    }

    private List<List<BitSet>> eachCandidate(List<Question> questions) throws SQLException {
        List<Judgement> asked = judgements(questions).toList();
        String blocks = asked.stream().map(Judgement::block).collect(Collectors.joining("; "));
        String answers = asked.stream()
                .map(j -> "SELECT " + j.number() + ", pg_catalog.current_setting('" + j.setting() + "')")
                .collect(Collectors.joining(" UNION ALL "));
        return guard.run(blocks + "; " + answers, rows -> {
            List<List<BitSet>> result = empty(questions);
            while (rows.next()) {
                note(questions.get(rows.getInt(1)), rows.getString(2), result.get(rows.getInt(1)));
            }
            return result;
        });
    }

    private void note(Question question, String answers, List<BitSet> result) {
        for (String answer : answers.split(",")) {
            if (answer.equals(Judgement.FAILED)) {
                failed.add(Subject.of(question));
            }
            result.add(met(answer));
        }
    }

    private static List<List<BitSet>> read(ResultSet rows, List<List<BitSet>> answers) throws SQLException {
        while (rows.next()) {
            answers.get(rows.getInt(1)).add(met(rows.getString(3)));
        }
        return answers;
    }

    private static BitSet met(String digits) {
        BitSet met = new BitSet();
        IntStream.range(0, digits.length()).filter(i -> digits.charAt(i) == '1').forEach(met::set);
        return met;
    }

    /** A database may be without PL/pgSQL, and a default that is asked about may fail: then what fails is found by halving. */
    private List<List<BitSet>> halves(List<Question> questions) throws SQLException {
        return new Halving(question -> together(List.of(question)).get(0), e -> {
                    throwIfLost(e);
                    return ServerMessage.statementIsWrong(e);
                })
                .of(questions);
    }
}
