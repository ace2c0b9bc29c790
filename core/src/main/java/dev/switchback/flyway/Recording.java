// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.engine.TransactionProbe.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was seen while one script ran.
 *
 * <p>Written by Flyway's thread; read by the caller's after that has arrived at the next script or at the end, and once
 * more when a hang was diagnosed: hence the locking.
 */
final class Recording {

    private final List<StatementRun> statements = new ArrayList<>();
    private final TreeMap<Long, LockedRelation> relations = new TreeMap<>();
    private final Map<Long, List<Integer>> seen = new HashMap<>();
    private final UnaryOperator<List<StatementRun>> located;
    private @Nullable String transaction;
    private @Nullable String unknown;
    private boolean begun;
    private boolean finished;
    private boolean leftTransaction;
    private boolean withoutTransaction;
    private boolean batch;
    private int running;
    private long beganAt;
    private long statementBeganAt;
    private long endedAt;

    /** Makes one whose statements have no lines. */
    Recording() {
        this(UnaryOperator.identity());
    }

    /**
     * @param located gives statements their lines
     */
    Recording(UnaryOperator<List<StatementRun>> located) {
        this.located = located;
    }

    /** The script begins, in the transaction just read or in none. */
    synchronized void begin(@Nullable Reading reading) {
        begun = true;
        beganAt = System.nanoTime();
        statementBeganAt = beganAt;
        if (reading == null) {
            withoutTransaction = true;
            unknown = "the script runs without a transaction, so its locks are gone after each statement";
        } else {
            transaction = reading.transaction();
        }
    }

    /** Flyway announces all statements of a batch before it runs them: what one of them did cannot be told then. */
    synchronized void beginStatement() {
        running++;
        batch = batch || running > 1;
        statementBeganAt = System.nanoTime();
    }

    synchronized void endStatement(String sql, List<String> warnings) {
        endedAt = System.nanoTime();
        running--;
        statements.add(new StatementRun(sql, 0, Duration.ofNanos(endedAt - statementBeganAt), warnings));
        statementBeganAt = endedAt;
    }

    /** The script has run to its end; the last reading follows. */
    synchronized void finish() {
        finished = true;
        endedAt = System.nanoTime();
    }

    /** What the transaction looks like after the last statement seen; {@code null} if none is open. */
    synchronized void look(@Nullable Reading reading, boolean afterStatement) {
        if (withoutTransaction) {
            return;
        }
        if (reading == null || !reading.transaction().equals(transaction)) {
            leftTransaction = true;
            unknown = "the script ends the transaction in which Flyway runs it";
        }
        if (reading != null) {
            transaction = reading.transaction();
            reading.locked().forEach(relation -> add(relation, afterStatement));
            if (reading.writesLater() && unknown == null) {
                unknown = "a deferred trigger may write when the transaction commits";
            }
        }
    }

    private void add(LockedRelation relation, boolean afterStatement) {
        LockedRelation before = relations.get(relation.oid());
        relations.merge(relation.oid(), relation, Recording::merged);
        boolean news = before == null || !before.modes().containsAll(relation.modes());
        if (news && afterStatement) {
            seen.computeIfAbsent(relation.oid(), oid -> new ArrayList<>()).add(statements.size() - 1);
        }
    }

    private static LockedRelation merged(LockedRelation before, LockedRelation now) {
        Set<String> modes = new HashSet<>(before.modes());
        modes.addAll(now.modes());
        LockedRelation named = now.name().isPresent() ? now : before;
        return new LockedRelation(now.oid(), named.name(), named.kind(), modes);
    }

    /** Gives names to those that the script has dropped; one without a name came and went with the script. */
    synchronized void name(Map<Long, TableName> names) {
        relations.replaceAll((oid, relation) -> relation.name().isPresent() || !names.containsKey(oid)
                ? relation
                : new LockedRelation(oid, Optional.of(names.get(oid)), relation.kind(), relation.modes()));
        relations.values().removeIf(relation -> relation.name().isEmpty());
        seen.keySet().retainAll(relations.keySet());
    }

    synchronized List<Long> unnamed() {
        return relations.values().stream()
                .filter(relation -> relation.name().isEmpty())
                .map(LockedRelation::oid)
                .toList();
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    synchronized boolean isFinished() {
        return finished;
    }

    synchronized StepOutcome.Applied applied() {
        return new StepOutcome.Applied(located.apply(statements), touched(), duration(), leftTransaction);
    }

    synchronized StepOutcome.Failed failed(Failure failure) {
        return new StepOutcome.Failed(failure, located.apply(statements), touched(), duration(), leftTransaction);
    }

    synchronized StepOutcome.Hung hung(Diagnosis diagnosis) {
        return new StepOutcome.Hung(diagnosis, located.apply(statements), touched(), duration(), leftTransaction);
    }

    private Touched touched() {
        return new Touched(Optional.ofNullable(unknown), List.copyOf(relations.values()), batch ? Map.of() : seen);
    }

    private Duration duration() {
        return begun ? Duration.ofNanos((finished ? endedAt : System.nanoTime()) - beganAt) : Duration.ZERO;
    }
}
