// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

import dev.switchback.engine.Cell;
import dev.switchback.engine.Condition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Searches combinations of values that meet conditions over several columns.
 *
 * <p>Each round is one query. What meets most conditions is kept and changed a little for the next round.
 */
final class Search {

    private static final int ROUND = 400;
    private static final int ROUNDS = 8;
    private static final int PARENTS = 40;

    private final Verdicts verdicts;
    private final List<Slot> parts;
    private final List<Condition> conditions;
    private final int enough;
    private final List<String> columns;
    private final Random random;
    private final Set<List<Cell>> passing = new LinkedHashSet<>();
    private final BitSet everMet = new BitSet();

    Search(Verdicts verdicts, List<Slot> parts, List<Condition> conditions, Wish wish) {
        this.verdicts = verdicts;
        this.parts = parts;
        this.conditions = conditions;
        this.enough = 4 * wish.rows();
        this.columns = parts.stream().flatMap(part -> part.columns().stream()).toList();
        this.random = new Random(columns.hashCode() + wish.first());
    }

    Slot run() throws SQLException, Unfillable {
        List<List<Cell>> round = firstRound();
        for (int i = 0; i < ROUNDS && !round.isEmpty(); i++) {
            List<BitSet> judged = verdicts.judge(columns, conditions, round);
            keepPassing(round, judged);
            if (passing.size() >= enough) {
                break;
            }
            round = nextRound(round, judged);
        }
        if (passing.isEmpty()) {
            throw nothingMeets(columns, neverMet());
        }
        boolean parents = parts.stream().anyMatch(Slot::parents);
        return Slot.of(columns, List.copyOf(passing), parents);
    }

    private List<List<Cell>> firstRound() {
        Set<List<Cell>> round = new LinkedHashSet<>();
        long combinations = 1;
        int longest = 0;
        for (Slot part : parts) {
            combinations = Math.min(combinations * part.all().size(), Integer.MAX_VALUE);
            longest = Math.max(longest, part.all().size());
        }
        for (int i = 0; i < Math.min(longest, ROUND / 2); i++) {
            int number = i;
            round.add(combination(part -> number % part.all().size()));
        }
        for (int i = 0; i < 2 * ROUND && round.size() < Math.min(combinations, ROUND); i++) {
            round.add(combination(part -> random.nextInt(part.all().size())));
        }
        return List.copyOf(round);
    }

    private List<Cell> combination(java.util.function.ToIntFunction<Slot> choice) {
        List<Cell> cells = new ArrayList<>();
        parts.forEach(part -> cells.addAll(part.all().get(choice.applyAsInt(part))));
        return cells;
    }

    private void keepPassing(List<List<Cell>> round, List<BitSet> judged) {
        for (int i = 0; i < round.size(); i++) {
            everMet.or(judged.get(i));
            if (judged.get(i).cardinality() == conditions.size()) {
                passing.add(round.get(i));
            }
        }
    }

    private List<List<Cell>> nextRound(List<List<Cell>> round, List<BitSet> judged) {
        List<Integer> best = IntStream.range(0, round.size())
                .boxed()
                .sorted(java.util.Comparator.comparing(i -> -judged.get(i).cardinality()))
                .limit(PARENTS)
                .toList();
        Set<List<Cell>> next = new LinkedHashSet<>();
        for (int i = 0; i < 2 * ROUND && next.size() < ROUND; i++) {
            next.add(changed(round.get(best.get(i % best.size()))));
        }
        next.removeAll(passing);
        return List.copyOf(next);
    }

    /** Changes one or two of the parts. */
    private List<Cell> changed(List<Cell> cells) {
        List<Cell> result = new ArrayList<>(cells);
        for (int n = random.nextInt(2); n >= 0; n--) {
            int chosen = random.nextInt(parts.size());
            int at = 0;
            for (int i = 0; i < chosen; i++) {
                at += parts.get(i).columns().size();
            }
            List<List<Cell>> tuples = parts.get(chosen).all();
            List<Cell> tuple = tuples.get(random.nextInt(tuples.size()));
            for (int i = 0; i < tuple.size(); i++) {
                result.set(at + i, tuple.get(i));
            }
        }
        return result;
    }

    private List<Condition> neverMet() {
        List<Condition> never = IntStream.range(0, conditions.size())
                .filter(i -> !everMet.get(i))
                .mapToObj(conditions::get)
                .toList();
        return never.isEmpty() ? conditions : never;
    }

    static Unfillable nothingMeets(List<String> columns, List<Condition> conditions) {
        return new Unfillable("no value was found for " + String.join(", ", columns) + " that meets "
                + Verdicts.describe(conditions));
    }
}
