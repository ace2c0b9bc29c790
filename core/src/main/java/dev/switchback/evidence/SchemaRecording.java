// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import dev.switchback.evidence.RecordedMigration.After;
import dev.switchback.evidence.RecordedMigration.Statement;
import dev.switchback.migration.Migration;
import dev.switchback.schema.SchemaDelta;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes down schemas while a rehearsal walks along a history.
 *
 * <p>Nobody has to look after every migration: the next look is held against the last one. What was never looked at is told
 * apart from what did not change.
 */
public final class SchemaRecording {

    private final Map<String, Chain> chains = new HashMap<>();
    private final List<RecordedMigration> migrations = new ArrayList<>();
    private final List<SchemaDelta> looks = new ArrayList<>();
    private @Nullable Snapshot initial;
    private @Nullable Snapshot known;
    private @Nullable Snapshot beforeScript;
    private boolean over;

    /**
     * @param history every migration, also those that are not walked, in the order in which an empty database receives them
     */
    public SchemaRecording(List<Migration> history) {
        Chain chain = Chain.EMPTY;
        for (Migration migration : history) {
            chains.put(migration.name(), chain);
            chain = chain.plus(migration);
        }
    }

    /** The schema was looked at between two scripts. */
    public void schema(Snapshot now) {
        if (over) {
            return;
        }
        if (initial == null) {
            initial = now;
        } else if (!migrations.isEmpty()) {
            int last = migrations.size() - 1;
            if (migrations.get(last).after().isEmpty()) {
                migrations.set(last, migrations.get(last).leadingTo(new After(now.fingerprint(), since(now))));
            }
        }
        known = now;
    }

    private SchemaDelta since(Snapshot now) {
        return known == null ? SchemaDelta.NONE : SchemaDelta.between(known, now);
    }

    /** The next script begins. */
    public void begin() {
        looks.clear();
        beforeScript = known;
    }

    /** The schema was looked at between two statements of the script that runs. */
    public void statement(Snapshot now) {
        looks.add(since(now));
        known = now;
    }

    /**
     * A script has come to its end.
     *
     * @param lines on which its statements begin, none if it is rolled back as a whole when it fails; where somebody has not
     *              looked between all of them, it is not known what each of them does
     */
    public void applied(Migration migration, List<Integer> lines) {
        boolean isKnown = !lines.isEmpty() && looks.size() == lines.size() - 1;
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; isKnown && i < lines.size(); i++) {
            statements.add(new Statement(lines.get(i), i < looks.size() ? looks.get(i) : SchemaDelta.NONE));
        }
        if (!isKnown) {
            known = beforeScript;
        }
        migrations.add(RecordedMigration.of(migration, chains.getOrDefault(migration.name(), Chain.EMPTY), statements));
    }

    /** A script has not come to its end: what it leaves is no version's schema. */
    public void failed() {
        over = true;
    }

    /** Returns what was written down; empty if there is no migration after which anybody looked. */
    public Optional<SchemaRecord> record(SchemaRecord.Header header) {
        int looked = migrations.size();
        while (looked > 0 && migrations.get(looked - 1).after().isEmpty()) {
            looked--;
        }
        return initial == null || looked == 0
                ? Optional.empty()
                : Optional.of(new SchemaRecord(
                        header, SchemaDelta.between(Snapshot.of(List.of()), initial), migrations.subList(0, looked)));
    }
}
