// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.schema.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The statements that mend a schema, by the step in which each can run, and the changes for which there is none. */
final class Mending {

    /** From what depends on much to what much depends on, and back again. */
    enum Step {
        REVOKE,
        DROP_PROGRAM,
        DROP_VIEW,
        RENAME,
        DROP_FOREIGN_KEY,
        DROP_CHECK,
        /** AUTO_INCREMENT must be gone before its key. */
        RELEASE_COLUMN,
        DROP_INDEX,
        DROP_COLUMN,
        DROP_TABLE,
        OPTIONS,
        COLUMN,
        INDEX,
        /** AUTO_INCREMENT needs its key. */
        NUMBER_COLUMN,
        PARTITIONS,
        CHECK,
        FOREIGN_KEY,
        LIBRARY,
        ROUTINE,
        VIEW,
        TRIGGER,
        EVENT,
        GRANT
    }

    private final Map<Step, List<String>> statements = new EnumMap<>(Step.class);
    private final List<Change> unmended = new ArrayList<>();

    void add(Step step, String statement) {
        statements.computeIfAbsent(step, first -> new ArrayList<>()).add(statement);
    }

    void addUnmended(Change change) {
        unmended.add(change);
    }

    /** Returns the statements in an order in which they can run, each with its delimiter. */
    List<String> statements() {
        return statements.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** Returns the changes for which no statement can be given that would certainly do. */
    List<Change> unmended() {
        return Collections.unmodifiableList(unmended);
    }
}
