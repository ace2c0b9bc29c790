// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.TableName;
import dev.switchback.engine.TransactionProbe.Glance;
import dev.switchback.engine.TransactionProbe.Reading;
import dev.switchback.forecast.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Sightings sightings = new Sightings();
    private final ScriptClock clock = new ScriptClock();
    private final UnaryOperator<List<StatementRun>> located;
    private boolean batch;
    private int running;
    private @Nullable Work ofClass;
    private StatementRun commit = StatementRun.commit(Duration.ZERO, Work.NONE);
    private List<SessionChange> sessionChanges = List.of();

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
        clock.begin();
        sightings.begin(glance);
    }

    /** Flyway announces all statements of a batch before it runs them: what one of them did cannot be told then. */
    synchronized void beginStatement() {
        running++;
        batch = batch || running > 1;
        clock.beginStatement();
    }

    /** The script stands still from here on, to be looked at. */
    synchronized void endStatement(String sql, List<String> warnings) {
        Duration duration = clock.endStatement();
        running--;
        statements.add(new StatementRun(sql, 0, duration, warnings));
    }

    /** Says whether all statements that were announced are over. */
    synchronized boolean isIdle() {
        return running == 0;
    }

    /** Says whether no statement is over yet. */
    synchronized boolean isAtFirst() {
        return statements.isEmpty();
    }

    /** What is done from here on is no part of the script. */
    synchronized void pause() {
        clock.stop();
    }

    /** The script goes on, or its commit. */
    synchronized void resume() {
        clock.resume();
    }

    /** What the last statement cost, together with those before it that were not looked at. */
    synchronized void cost(Work work, Set<TableName> blocked) {
        int last = statements.size() - 1;
        statements.set(last, statements.get(last).costing(work, blocked));
    }

    /** What a script in Java cost, whose statements nobody sees. */
    synchronized void costOfClass(Work work) {
        ofClass = work;
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
        clock.finish();
    }

    /** What the transaction has locked after the last statement seen; {@code null} if none is open. */
    synchronized void glance(@Nullable Glance glance) {
        sightings.glance(statements.size() - 1, glance);
    }

    synchronized void leaveSession(List<SessionChange> changes) {
        sessionChanges = changes;
    }

    /** What the transaction looks like when the script and the user's callbacks have run; {@code null} if none is open. */
    synchronized void look(@Nullable Reading reading) {
        sightings.look(reading);
    }

    /** The relations that the script has dropped. */
    synchronized List<Long> unnamed() {
        return sightings.unnamed();
    }

    /** Gives them the names that they had. */
    synchronized void name(Map<Long, TableName> names) {
        sightings.name(names);
    }

    /** The statements, if it is not known what they have touched. */
    synchronized List<String> obscure() {
        return sightings.areIncomplete()
                ? statements.stream().map(StatementRun::sql).toList()
                : List.of();
    }

    synchronized void mention(Set<TableName> tables) {
        sightings.mention(tables);
    }

    synchronized boolean hasBegun() {
        return clock.hasBegun();
    }

    synchronized boolean isFinished() {
        return clock.isFinished();
    }

    synchronized StepOutcome.Applied applied() {
        return new StepOutcome.Applied(
                located.apply(statements),
                touched(),
                clock.duration(),
                sightings.haveLeftTransaction(),
                sightings.haveTransaction(),
                sessionChanges,
                commit,
                ofClass == null ? StatementRun.work(statements) : ofClass);
    }

    synchronized StepOutcome.Failed failed(Failure failure) {
        sightings.breakOff();
        return new StepOutcome.Failed(
                failure,
                located.apply(statements),
                touched(),
                clock.duration(),
                sightings.haveLeftTransaction(),
                sightings.haveTransaction());
    }

    /** A statement that was seen to run while the script stood still is none of the script's. */
    synchronized StepOutcome.Hung hung(Diagnosis seen) {
        Diagnosis diagnosis = clock.isStopped() ? seen.withoutStatement() : seen;
        sightings.breakOff();
        List<StatementRun> all = new ArrayList<>(statements);
        all.add(new StatementRun(diagnosis.statement(), 0, Duration.ZERO, List.of()));
        List<StatementRun> found = located.apply(all);
        return new StepOutcome.Hung(
                diagnosis.onLine(found.get(statements.size()).line()),
                found.subList(0, statements.size()),
                touched(),
                clock.duration(),
                sightings.haveLeftTransaction(),
                sightings.haveTransaction());
    }

    private Touched touched() {
        return sightings.touched(batch);
    }
}
