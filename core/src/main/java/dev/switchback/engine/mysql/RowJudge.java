// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.Halving;
import dev.switchback.engine.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks the server which candidates meet which conditions, all in one query.
 *
 * <p>There are no blocks that catch errors outside of stored programs: where a candidate makes an expression fail, which spoils
 * the query, it is found by halving.
 */
record RowJudge(RowStatements statements, Flavor flavor) {

    List<List<BitSet>> judge(List<Question> questions) throws SQLException {
        if (questions.stream().allMatch(question -> question.candidates().isEmpty())) {
            return questions.stream().map(question -> List.<BitSet>of()).toList();
        }
        try {
            return together(questions);
        } catch (SQLException e) {
            throwIfLost(e);
        }
        return new Halving(question -> together(List.of(question)).get(0), e -> {
                    throwIfLost(e);
                    return RowErrors.statementIsWrong(e);
                })
                .of(questions);
    }

    private static void throwIfLost(SQLException e) throws SQLException {
        if (RowErrors.lostConnection(e)) {
            throw e;
        }
    }

    private List<List<BitSet>> together(List<Question> questions) throws SQLException {
        List<RowJudgement> asked = IntStream.range(0, questions.size())
                .filter(i -> !questions.get(i).candidates().isEmpty())
                .mapToObj(i -> new RowJudgement(i, questions.get(i), flavor))
                .toList();
        String sql = "WITH " + asked.stream().map(RowJudgement::values).collect(Collectors.joining(", ")) + " "
                + asked.stream().map(RowJudgement::query).collect(Collectors.joining(" UNION ALL "))
                + " ORDER BY question, candidate";
        List<List<BitSet>> answers = questions.stream()
                .map(q -> (List<BitSet>) new ArrayList<BitSet>())
                .toList();
        statements.query(sql, row -> answers.get(row.getInt(1)).add(met(row)));
        return answers;
    }

    private static BitSet met(ResultSet row) throws SQLException {
        String digits = row.getString(3);
        BitSet met = new BitSet();
        IntStream.range(0, digits.length()).filter(i -> digits.charAt(i) == '1').forEach(met::set);
        return met;
    }
}
