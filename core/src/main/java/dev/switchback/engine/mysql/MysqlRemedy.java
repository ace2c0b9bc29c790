// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.Mending.Step;
import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What leads from the schema that is found back to the one that is wanted. */
final class MysqlRemedy {

    private final Snapshot wanted;
    private final Snapshot found;
    private final Mending mending = new Mending();

    private MysqlRemedy(Snapshot wanted, Snapshot found) {
        this.wanted = wanted;
        this.found = found;
    }

    /** Returns the statements as far as they can be given: what is left is dropped, what is lost created, the rest altered. */
    static List<String> of(Snapshot wanted, Snapshot found) {
        return between(wanted, found).statements();
    }

    static Mending between(Snapshot wanted, Snapshot found) {
        MysqlRemedy remedy = new MysqlRemedy(wanted, found);
        remedy.collect();
        return remedy.mending;
    }

    private void collect() {
        SchemaDiff diff = SchemaDiff.between(wanted, found);
        MendRenames renames = MendRenames.in(wanted, found, diff.changes());
        renames.statements().forEach(statement -> mending.add(Step.RENAME, statement));
        renames.doubtful().forEach(mending::addUnmended);
        Map<ObjectKey, List<Change>> byObject = new TreeMap<>();
        for (Change change : diff.changes()) {
            if (!renames.settles(change)) {
                byObject.computeIfAbsent(change.key(), key -> new ArrayList<>()).add(change);
            }
        }
        Set<String> comeAndGone = tablesComeAndGone(diff);
        byObject.keySet().removeIf(key -> comeAndGone.contains(key.owner()));
        new MendColumns(wanted, found, mending).mend(byObject);
        new MendTriggers(wanted, found, mending).mend(byObject);
        byObject.forEach(this::mend);
        new MendLeftTables(found, mending).drop(leftTables(byObject));
    }

    private static Set<String> leftTables(Map<ObjectKey, List<Change>> changes) {
        Set<String> tables = new HashSet<>();
        changes.forEach((key, list) -> {
            if (key.kind().equals("table") && list.get(0) instanceof Change.Added) {
                tables.add(key.name());
            }
        });
        return tables;
    }

    /** What belongs to a table comes and goes with it. */
    private static Set<String> tablesComeAndGone(SchemaDiff diff) {
        Set<String> tables = new HashSet<>();
        for (Change change : diff.changes()) {
            if (change.key().kind().equals("table") && !(change instanceof Change.Altered)) {
                tables.add(change.key().name());
            }
        }
        return tables;
    }

    private void mend(ObjectKey key, List<Change> changes) {
        switch (key.kind()) {
            case "column", "trigger" -> {}
            case "table", "sequence", "database", "period" -> new MendTables(mending).mend(key, changes);
            case "index", "foreign key", "check" -> new MendKeys(wanted, found, mending).mend(key, changes);
            case "grant" -> new MendGrants(wanted, found, mending).mend(key, changes);
            default -> new MendPrograms(wanted, found, mending).mend(key, changes);
        }
    }
}
