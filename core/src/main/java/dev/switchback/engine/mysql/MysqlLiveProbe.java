// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.Leftover;
import dev.switchback.engine.LiveProbe;
import dev.switchback.engine.LockWait;
import dev.switchback.engine.LockWait.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the list of processes of a live server, and who waits for whom. */
record MysqlLiveProbe(Flavor flavor) implements LiveProbe {

    @Override
    public List<LockWait> lockWaits(Connection connection) throws SQLException {
        // The locks come second: whoever is seen to wait has asked for them by then.
        return waiting(ListedProcess.all(connection), LockWaits.read(connection, flavor));
    }

    /**
     * Returns who waits. Who was between two statements when the processes were listed has begun to wait since: what it runs and for how
     * long is not known before the next look.
     */
    static List<LockWait> waiting(List<ListedProcess> processes, LockWaits waits) {
        Map<Long, Session> byId = processes.stream()
                .map(process -> process.session(waits))
                .collect(Collectors.toMap(Session::id, Function.identity()));
        List<LockWait> found = new ArrayList<>();
        for (ListedProcess process : processes) {
            String lock = process.waitsFor(waits);
            if (process.here() && !lock.isEmpty()) {
                List<Session> blockers = waits.blockersOf(process.id()).stream()
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .toList();
                found.add(new LockWait(byId.get(process.id()), lock, process.since(), blockers));
            }
        }
        found.sort(Comparator.comparing(LockWait::waits).reversed());
        return found;
    }

    /** An index or a constraint is there as a whole or not at all; the exchange of tables of a restore may not be. */
    @Override
    public List<Leftover> leftovers(Connection connection) throws SQLException {
        String live = Jdbc.text(connection, "SELECT DATABASE()");
        return ExchangeJournal.find(connection, live).stream()
                .map(journal -> new Leftover(
                        "the restore of " + live + " through " + journal.names().fresh() + " has not come to its end",
                        "unless it is at work now, triggers, views, routines or events may be missing; the former tables are in "
                                + live + " still, or in " + journal.names().former(),
                        "mvn switchback:restore -Dswitchback.confirm=" + live + " takes it back or finishes it"))
                .toList();
    }
}
