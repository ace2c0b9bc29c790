// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.engine.TransactionProbe.Glance;
import dev.switchback.engine.TransactionProbe.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was seen of the transaction of a script, and of the relations that it locked. */
final class Sightings {

    private final TreeMap<Long, LockedRelation> relations = new TreeMap<>();
    private final SeenLocks seen = new SeenLocks();
    private @Nullable String transaction;
    private @Nullable String unknown;
    private boolean leftTransaction;
    private boolean withoutTransaction;
    private Set<TableName> read = Set.of();
    private Set<TableName> mentioned = Set.of();

    /** The script begins, in the transaction just read or in none. */
    void begin(@Nullable Glance glance) {
        if (glance == null) {
            withoutTransaction = true;
            unknown = "the script runs without a transaction, so its locks are gone after each statement";
        } else {
            transaction = glance.transaction();
        }
    }

    /** What the transaction has locked after a statement; {@code null} if none is open. */
    void glance(int statement, @Nullable Glance glance) {
        if (!withoutTransaction) {
            if (glance == null || !glance.transaction().equals(transaction)) {
                seen.endTransaction();
            }
            stayIn(glance == null ? null : glance.transaction());
            if (glance != null) {
                seen.add(statement, glance.locked());
            }
        }
    }

    /** What the transaction looks like when the script and the user's callbacks have run; {@code null} if none is open. */
    void look(@Nullable Reading reading) {
        if (!withoutTransaction) {
            stayIn(reading == null ? null : reading.transaction());
            if (reading != null) {
                reading.locked().forEach(relation -> relations.put(relation.oid(), relation));
                read = reading.read();
                unknown = unknown == null ? reading.unknown().orElse(null) : unknown;
            }
        }
    }

    private void stayIn(@Nullable String now) {
        if (now == null || !now.equals(transaction)) {
            leftTransaction = true;
            unknown = "the script ends the transaction in which Flyway runs it";
        }
        if (now != null) {
            transaction = now;
        }
    }

    /** Gives names to those that the script has dropped; one without a name came and went with the script. */
    void name(Map<Long, TableName> names) {
        relations.replaceAll((oid, relation) -> relation.name().isPresent() || !names.containsKey(oid)
                ? relation
                : new LockedRelation(oid, Optional.of(names.get(oid)), relation.kind(), relation.modes()));
        relations.values().removeIf(relation -> relation.name().isEmpty());
    }

    List<Long> unnamed() {
        return relations.values().stream()
                .filter(relation -> relation.name().isEmpty())
                .map(LockedRelation::oid)
                .toList();
    }

    /** Takes down the tables whose names stand in the script. */
    void mention(Set<TableName> tables) {
        mentioned = tables;
    }

    /** A sequence keeps the numbers that a failed script took, and nobody has looked which. */
    void breakOff() {
        unknown = unknown == null ? "the script did not get to its end" : unknown;
    }

    boolean areIncomplete() {
        return unknown != null;
    }

    boolean haveTransaction() {
        return !withoutTransaction;
    }

    boolean haveLeftTransaction() {
        return leftTransaction;
    }

    /**
     * @param batch whether statements ran as a batch, so that it cannot be told which of them locked what
     */
    Touched touched(boolean batch) {
        return new Touched(
                Optional.ofNullable(unknown),
                List.copyOf(relations.values()),
                batch ? Map.of() : seen.of(relations.keySet()),
                read,
                mentioned);
    }
}
