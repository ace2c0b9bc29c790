// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.DumpTools;
import dev.switchback.engine.mysql.ExchangeStep.Part;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves the tables where they cannot be moved while they are locked, as on MariaDB (11.4: error 1192). Instead each next session
 * asks for its locks before the last one gives them up: the server lets whoever wants a table alone go before all who read and write.
 *
 * <p>The locks of one statement are taken one after the other, in the order of their names.
 */
final class QueuedMove {

    /** How long the statement that moves waits for those of our own sessions that it is to wait for. */
    private static final int LONG_SECONDS = 30;

    private static final Comparator<String> IN_ORDER =
            Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final DumpTools.Sessions sessions;
    private final ExchangePlan plan;
    private final Deque<LockingSession> open = new ArrayDeque<>();

    QueuedMove(DumpTools.Sessions sessions, ExchangePlan plan) {
        this.sessions = sessions;
        this.plan = plan;
    }

    void run() throws SQLException {
        try {
            List<LockingSession> guards = guards();
            LockingSession gate = gate();
            LockingSession mover = session(LONG_SECONDS);
            mover.begin(plan.rename());
            for (LockingSession guard : guards) {
                mover.awaitWaiting();
                guard.close();
            }
            mover.awaitWaiting();
            List<LockingSession> makers = makers();
            gate.close();
            mover.await();
            make(makers);
        } finally {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        }
    }

    private LockingSession session(int seconds) throws SQLException {
        LockingSession session = LockingSession.open(sessions, seconds);
        open.push(session);
        return session;
    }

    /** The former triggers go while the tables are locked; from then on each of these tables has a session that keeps it. */
    private List<LockingSession> guards() throws SQLException {
        if (plan.live().isEmpty()) {
            return List.of();
        }
        LockingSession first = session(TableMove.PATIENCE_SECONDS);
        first.run(ExchangePlan.lock(plan.liveNames()));
        for (ExchangePlan.Trigger trigger : plan.liveTriggers()) {
            MovedTables.drop(first.connection(), plan.names().live(), trigger.definition());
        }
        List<LockingSession> guards = queued(plan.liveTriggers());
        first.close();
        for (LockingSession guard : guards) {
            guard.await();
        }
        return guards;
    }

    /** Returns sessions that wait for the tables of triggers, in the order in which a statement asks for them. */
    private List<LockingSession> queued(List<ExchangePlan.Trigger> triggers) throws SQLException {
        List<LockingSession> queued = new ArrayList<>();
        List<String> tables = triggers.stream()
                .map(ExchangePlan.Trigger::table)
                .distinct()
                .sorted(IN_ORDER)
                .toList();
        for (String table : tables) {
            LockingSession session = session(LONG_SECONDS);
            session.begin(
                    ExchangePlan.lock(Stream.of(ExchangePlan.named(plan.names().live(), table))));
            session.awaitWaiting();
            queued.add(session);
        }
        return queued;
    }

    /** Returns a session that has the table which the moving statement asks for last. */
    private LockingSession gate() throws SQLException {
        String last = plan.fresh().stream()
                .max(IN_ORDER)
                .filter(table -> IN_ORDER.compare(table, ExchangeJournal.TABLE) > 0)
                .orElse(ExchangeJournal.TABLE);
        LockingSession gate = session(LONG_SECONDS);
        gate.run(ExchangePlan.lock(Stream.of(ExchangePlan.named(plan.names().fresh(), last))));
        return gate;
    }

    /** Returns sessions that will have the restored tables with triggers before anybody else. */
    private List<LockingSession> makers() throws SQLException {
        return queued(plan.freshTriggers());
    }

    private void make(List<LockingSession> makers) throws SQLException {
        List<ExchangeStep> steps = plan.triggersOf(Part.LIVE);
        List<String> tables = plan.freshTriggers().stream()
                .map(ExchangePlan.Trigger::table)
                .distinct()
                .sorted(IN_ORDER)
                .toList();
        for (int i = 0; i < makers.size(); i++) {
            LockingSession maker = makers.get(i);
            maker.await();
            for (int j = 0; j < steps.size(); j++) {
                if (plan.freshTriggers().get(j).table().equals(tables.get(i))) {
                    steps.get(j).run(maker.connection());
                }
            }
            maker.close();
        }
    }
}
