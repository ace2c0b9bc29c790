// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.TableName;
import dev.switchback.engine.Engine;
import dev.switchback.engine.Relation;
import dev.switchback.engine.RowReader;
import dev.switchback.engine.SequenceState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the sequences of a database stand at one moment.
 *
 * @param states  the sequences
 * @param remarks why they could not be read, a sentence
 */
record Sequences(Map<TableName, SequenceState> states, List<String> remarks) {

    private static final int SHOWN = 5;

    static Sequences read(Engine engine, Connection connection) throws SQLException {
        RowReader reader = engine.rowReader(connection);
        List<Relation> sequences = reader.changedRelations().orElse(List.of()).stream()
                .filter(Relation::sequence)
                .toList();
        return new Sequences(
                (sequences.isEmpty() ? List.<SequenceState>of() : reader.sequences(sequences))
                        .stream().collect(Collectors.toMap(SequenceState::name, Function.identity())),
                List.of());
    }

    /** Returns none, with the reason. */
    static Sequences unread(String reason) {
        return new Sequences(
                Map.of(),
                List.of(
                        "What sequences hand out next was not recorded, so that nobody can see whether a restore gives that back: "
                                + reason + "."));
    }

    /** Returns the spans up to another moment; a sequence that went back is told in the remarks. */
    List<SequenceSpan> until(Sequences end, List<String> remarked) {
        List<SequenceSpan> spans = new ArrayList<>();
        List<String> back = new ArrayList<>();
        states.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).forEach(begin -> {
            SequenceState later = end.states.getOrDefault(begin.name(), begin);
            SequenceSpan.between(begin, later)
                    .ifPresentOrElse(spans::add, () -> back.add(begin.name().toString()));
        });
        remarked.addAll(remarks);
        if (!back.isEmpty()) {
            remarked.add("What these hand out next was not recorded, for they went back while the dump was made: "
                    + String.join(", ", back.subList(0, Math.min(SHOWN, back.size())))
                    + (back.size() > SHOWN ? " and " + (back.size() - SHOWN) + " more" : "") + ".");
        }
        return spans;
    }

    /** Returns what of some spans is otherwise here, without full stops. */
    List<String> differences(List<SequenceSpan> spans) {
        List<String> differences = new ArrayList<>();
        for (SequenceSpan span : spans) {
            SequenceState found = states.get(span.name());
            if (found == null) {
                differences.add(span.name() + " cannot be asked what it hands out next");
            } else {
                span.difference(found).ifPresent(differences::add);
            }
        }
        return differences;
    }
}
