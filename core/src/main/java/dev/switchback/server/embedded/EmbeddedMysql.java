// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.Database;
import dev.switchback.database.Memory;
import dev.switchback.server.ExitHook;
import dev.switchback.server.MysqlGlobals;
import dev.switchback.server.ThrowawayName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A MySQL or MariaDB server of our own, and one more for each clone.
 *
 * <p>A database cannot be copied inside of such a server but table by table, which takes seconds. So a clone is a second
 * server on a copy of the whole data directory, and the database in it keeps its name. What is on these servers is ours:
 * what we remember to have created needs no other mark.
 */
final class EmbeddedMysql implements EmbeddedServer {

    private final Plan plan;
    private final String description;
    private final String run = Marker.random().run();
    private final AtomicInteger counter = new AtomicInteger();
    private final MysqlHost first;
    private final Set<MysqlHost> clones = ConcurrentHashMap.newKeySet();
    private final ExitHook atExit = new ExitHook("switchback-server-end", this::end);

    private EmbeddedMysql(ServerProcess process, Plan plan, List<String> notes) throws SQLException {
        this.plan = plan;
        this.first = started(process);
        this.description = plan.product().name() + " " + first.version() + ", " + plan.description(process, notes);
    }

    static EmbeddedMysql over(ServerProcess process, Plan plan, List<String> notes) throws SQLException {
        EmbeddedMysql server = new EmbeddedMysql(process, plan, notes);
        server.atExit.register();
        return server;
    }

    ServerProcess process() {
        return first.process();
    }

    /** Returns every running server, the first one included. */
    List<ServerProcess> processes() {
        return hosts().stream().map(MysqlHost::process).toList();
    }

    private List<MysqlHost> hosts() {
        return Stream.concat(Stream.of(first), clones.stream()).toList();
    }

    private MysqlFlavor flavor() {
        return ((MysqlProduct) plan.product()).flavor();
    }

    private MysqlHost started(ServerProcess process) throws SQLException {
        MysqlHost host = new MysqlHost(
                flavor(),
                process,
                plan.prepared().password(),
                MysqlSettings.setsMode(plan.options().settings()));
        for (String statement : MysqlGlobals.statements(plan.options().settings())) {
            host.execute(statement);
        }
        return host;
    }

    @Override
    public String version() {
        return plan.binaries().version();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public boolean clonesServer() {
        return true;
    }

    @Override
    public Database create(String purpose) throws SQLException {
        String name = ThrowawayName.of(purpose, run, counter.incrementAndGet());
        first.create(name);
        return first.database(name);
    }

    /** Copies the server; the purpose shows nowhere, as the database has the name that its own content may mention. */
    @Override
    public Database clone(Database source, String purpose) throws SQLException {
        return copy(source, plan);
    }

    @Override
    public Database cloneForTiming(Database source, String purpose, Memory memory) throws SQLException {
        return copy(source, plan.with(new TimingSettings(flavor(), memory).over(plan.options(), host(source))));
    }

    private Database copy(Database source, Plan started) throws SQLException {
        MysqlHost host = host(source);
        host.flush();
        MysqlHost copy = copy(host, source, started);
        copy.own(source.name());
        clones.add(copy);
        return copy.database(source.name());
    }

    private MysqlHost copy(MysqlHost host, Database source, Plan started) throws SQLException {
        try {
            return LogGap.avoid(() -> copy(host, started));
        } catch (IOException e) {
            throw new SQLException("cannot clone " + source + ": " + e.getMessage(), e);
        }
    }

    private MysqlHost copy(MysqlHost host, Plan started) throws IOException, SQLException {
        ServerProcess process = started.start(host.copied());
        try {
            return started(process);
        } catch (SQLException | RuntimeException e) {
            process.remove();
            throw e;
        }
    }

    private MysqlHost host(Database database) throws SQLException {
        return hostOf(database)
                .orElseThrow(() -> new SQLException(database + " is not a throwaway database of this server"));
    }

    private Optional<MysqlHost> hostOf(Database database) {
        return hosts().stream().filter(host -> host.has(database)).findFirst();
    }

    @Override
    public OptionalLong freeBytes() {
        return FreeRoom.in(first.process().directory().data());
    }

    @Override
    public OptionalLong temporaryBytes(Database database) {
        return hostOf(database)
                .map(host -> TemporaryFiles.bytes(host.process()))
                .orElse(OptionalLong.empty());
    }

    @Override
    public void drop(Database database) throws SQLException {
        Optional<MysqlHost> host = hostOf(database);
        if (host.isEmpty()) {
            requireGone(database);
        } else if (host.get() == first) {
            first.drop(database.name());
        } else {
            host.get().keepNoMore(database.name());
            end(host.get());
        }
    }

    /** What is on our own server and was not created by us belongs to a migration. */
    private void requireGone(Database database) throws SQLException {
        if (first.isFor(database) && first.exists(database.name())) {
            throw new SQLException("database " + database.name() + " is not dropped: Switchback has not created it");
        }
    }

    private void end(MysqlHost clone) throws SQLException {
        clones.remove(clone);
        try {
            clone.end();
        } catch (IOException e) {
            throw new SQLException("cannot remove a clone: " + e.getMessage(), e);
        }
    }

    @Override
    public String keep(Database database) {
        MysqlHost host = hostOf(database).orElse(first);
        KeptMysql server = new KeptMysql(host.process());
        try {
            server.prepare(database);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + database + ": " + e.getMessage(), e);
        }
        host.keep(database.name());
        return server.howTo(database);
    }

    /** Ends the servers and removes all their data; of a kept one only the databases that were not kept. */
    @Override
    public void close() {
        atExit.endNow();
    }

    /** Ends all of them, even if one of them leaves something behind. */
    private void end() {
        List<IOException> failures = new ArrayList<>();
        for (MysqlHost host : hosts()) {
            try {
                host.end();
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new UncheckedIOException(
                    "cannot remove a server's directory: " + failures.get(0).getMessage(), failures.get(0));
        }
    }
}
