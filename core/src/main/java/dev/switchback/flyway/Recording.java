// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.TableName;
import dev.switchback.engine.LockedRelation;
import dev.switchback.engine.TransactionProbe.Glance;
import dev.switchback.engine.TransactionProbe.Reading;
import dev.switchback.forecast.Work;
import java.time.Duration;
import java.util.ArrayList;
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
    private final SeenLocks seen = new SeenLocks();
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
    private long pausedAt;
    private long paused;
    private StatementRun commit = StatementRun.commit(Duration.ZERO, Work.NONE);
    private List<SessionChange> sessionChanges = List.of();
    private Set<TableName> read = Set.of();
    private Set<TableName> mentioned = Set.of();

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
    synchronized void begin(@Nullable Glance glance) {
        begun = true;
        beganAt = System.nanoTime();
        statementBeganAt = beganAt;
        if (glance == null) {
            withoutTransaction = true;
            unknown = "the script runs without a transaction, so its locks are gone after each statement";
        } else {
            transaction = glance.transaction();
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
        pausedAt = endedAt;
    }

    /** What is done from here on is no part of the script. */
    synchronized void pause() {
        pausedAt = System.nanoTime();
    }

    /** The script goes on. */
    synchronized void resume() {
        paused += System.nanoTime() - pausedAt;
    }

    /** What the last statement cost. */
    synchronized void cost(Work work) {
        int last = statements.size() - 1;
        statements.set(last, statements.get(last).costing(work));
    }

    /** How long the last statement took. */
    synchronized Duration lastDuration() {
        return statements.get(statements.size() - 1).duration();
    }

    /** The script is committed. */
    synchronized void committed(Duration duration, Work work) {
        commit = StatementRun.commit(duration, work);
    }

    /** The script has run to its end; the last reading follows. */
    synchronized void finish() {
        finished = true;
        endedAt = System.nanoTime();
    }

    /** What the transaction has locked after the last statement seen; {@code null} if none is open. */
    synchronized void glance(@Nullable Glance glance) {
        if (!withoutTransaction) {
            if (glance == null || !glance.transaction().equals(transaction)) {
                seen.endTransaction();
            }
            stayIn(glance == null ? null : glance.transaction());
            if (glance != null) {
                seen.add(statements.size() - 1, glance.locked());
            }
        }
    }

    synchronized void leaveSession(List<SessionChange> changes) {
        sessionChanges = changes;
    }

    /** What the transaction looks like when the script and the user's callbacks have run; {@code null} if none is open. */
    synchronized void look(@Nullable Reading reading) {
        if (!withoutTransaction) {
            stayIn(reading == null ? null : reading.transaction());
            if (reading != null) {
                reading.locked().forEach(relation -> relations.put(relation.oid(), relation));
                read = reading.read();
            }
            if (reading != null && unknown == null) {
                unknown = reading.unknown().orElse(null);
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
    synchronized void name(Map<Long, TableName> names) {
        relations.replaceAll((oid, relation) -> relation.name().isPresent() || !names.containsKey(oid)
                ? relation
                : new LockedRelation(oid, Optional.of(names.get(oid)), relation.kind(), relation.modes()));
        relations.values().removeIf(relation -> relation.name().isEmpty());
    }

    /** The statements, if it is not known what they have touched. */
    synchronized List<String> obscure() {
        return unknown == null
                ? List.of()
                : statements.stream().map(StatementRun::sql).toList();
    }

    synchronized void mention(Set<TableName> tables) {
        mentioned = tables;
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
        return new StepOutcome.Applied(
                located.apply(statements), touched(), duration(), leftTransaction, sessionChanges, commit);
    }

    synchronized StepOutcome.Failed failed(Failure failure) {
        breakOff();
        return new StepOutcome.Failed(failure, located.apply(statements), touched(), duration(), leftTransaction);
    }

    synchronized StepOutcome.Hung hung(Diagnosis diagnosis) {
        breakOff();
        List<StatementRun> all = new ArrayList<>(statements);
        all.add(new StatementRun(diagnosis.statement(), 0, Duration.ZERO, List.of()));
        List<StatementRun> found = located.apply(all);
        return new StepOutcome.Hung(
                diagnosis.onLine(found.get(statements.size()).line()),
                found.subList(0, statements.size()),
                touched(),
                duration(),
                leftTransaction);
    }

    /** A sequence keeps the numbers that a failed script took, and nobody has looked which. */
    private void breakOff() {
        unknown = unknown == null ? "the script did not get to its end" : unknown;
    }

    private Touched touched() {
        return new Touched(Optional.ofNullable(unknown), List.copyOf(relations.values()), seenLocks(), read, mentioned);
    }

    private Map<Long, List<Integer>> seenLocks() {
        return batch ? Map.of() : seen.of(relations.keySet());
    }

    private Duration duration() {
        return begun ? Duration.ofNanos((finished ? endedAt : System.nanoTime()) - beganAt - paused) : Duration.ZERO;
    }
}
