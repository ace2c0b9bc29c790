// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.database.Database;
import dev.switchback.database.Jdbc;
import dev.switchback.engine.Engine;
import dev.switchback.engine.choice.Engines;
import dev.switchback.flyway.BookKeeping;
import dev.switchback.flyway.FlywaySettings;
import dev.switchback.flyway.HistoryReader;
import dev.switchback.flyway.RunRequest.Limits;
import dev.switchback.lab.Lab;
import dev.switchback.lab.LabRequest;
import dev.switchback.lab.Phase;
import dev.switchback.lab.Stopwatch;
import dev.switchback.lab.volume.Production;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.MigrationSet;
import dev.switchback.profile.ProfileFile;
import dev.switchback.profile.ProfileProblem;
import dev.switchback.profile.Volumes;
import dev.switchback.server.Server;
import dev.switchback.server.choice.ServerChoice;
import dev.switchback.server.choice.ServerWishes;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.Selection;
import dev.switchback.settings.Settings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Everything between the settings and the first trial; what was started is stopped again if a later part fails. */
final class Opening {

    private final Settings settings;
    private final BinariesSource binaries;
    private final Hooks hooks;
    private final RehearsalListener listener;
    private final Engine engine;
    private final FlywaySettings flyway;
    private final Stopwatch stopwatch = new Stopwatch();

    Opening(
            Settings settings,
            ClassLoader classLoader,
            BinariesSource binaries,
            Hooks hooks,
            RehearsalListener listener)
            throws RehearsalProblem {
        this.binaries = binaries;
        this.settings = settings;
        this.hooks = hooks;
        this.listener = listener;
        this.engine = Engines.of(settings.database().product())
                .orElseThrow(
                        () -> new RehearsalProblem(
                                "Switchback cannot rehearse on " + settings.database()
                                        + ".\n  Set switchback.database to postgresql, mysql or mariadb, with a version such as mysql:8.4."));
        this.flyway = new FlywaySettings(settings.flyway(), classLoader, settings.baseDirectory()).on(engine.dialect());
    }

    /** What there is to rehearse, and the account that migrates. */
    private record Listing(MigrationSet history, String account) {}

    Rehearsal open() throws RehearsalProblem {
        Production production = production();
        Server server = stopwatch.time(Phase.PREPARE, this::server);
        try {
            listener.remark(server.description());
            return on(server, production);
        } catch (RehearsalProblem | RuntimeException e) {
            server.close();
            throw e;
        } catch (SQLException e) {
            server.close();
            throw new RehearsalProblem("The throwaway databases cannot be set up: " + e.getMessage(), e);
        }
    }

    MigrationDatabases databases() throws RehearsalProblem {
        Server server = server();
        try {
            listener.remark("Hand-written tests have databases on " + server.description());
            MigrationSet history = listing(server).history();
            Planner.plan(history, Selection.ALL, where());
            return new MigrationDatabases(
                    server, flyway.toRun(history), new Versions(history.migrations()), engine.probes(), limits());
        } catch (RehearsalProblem | RuntimeException e) {
            server.close();
            throw e;
        } catch (SQLException e) {
            server.close();
            throw new RehearsalProblem("The history cannot be read: " + e.getMessage(), e);
        }
    }

    private Limits limits() {
        return new Limits(settings.hangLimit(), settings.scriptLimit());
    }

    private Server server() throws RehearsalProblem {
        try {
            return ServerChoice.start(ServerWishes.of(settings, binaries));
        } catch (IOException e) {
            throw new RehearsalProblem(
                    "No server can be started for " + settings.database() + ": " + e.getMessage(), e);
        }
    }

    private static Server another(Server first) throws SQLException {
        try {
            return ServerChoice.another(first);
        } catch (IOException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    /** Read before a server is started: a profile that cannot be read need not wait for that. */
    private Production production() throws RehearsalProblem {
        try {
            Volumes volumes = Volumes.of(
                    ProfileFile.find(settings.volume(), settings.database().product()),
                    settings.volume().stated());
            return new Production(volumes, settings.volume().measure());
        } catch (ProfileProblem e) {
            throw new RehearsalProblem(String.valueOf(e.getMessage()), e);
        }
    }

    private Rehearsal on(Server server, Production production) throws SQLException, RehearsalProblem {
        Listing listing = listing(server);
        MigrationSet history = listing.history();
        Plan plan = Planner.plan(history, settings.selection(), where());
        plan.remarks().forEach(listener::remark);
        listener.planned(plan);
        SeedFiles seeds = SeedFiles.in(SeedLocations.of(settings.seedLocations(), flyway), history.migrations());
        seeds.remarks().forEach(listener::remark);
        SchemaKeeping schemas = SchemaKeeping.of(settings, server, listing.account(), history);
        Lab lab = new Lab(
                new LabRequest(
                        server,
                        () -> another(server),
                        engine,
                        flyway.toRun(history),
                        history,
                        BookKeeping.tables(flyway),
                        settings.seed(),
                        settings.rows(),
                        limits(),
                        production,
                        new UserCodes(seeds, hooks),
                        schemas,
                        settings.keepOnFailure()),
                stopwatch);
        Besides besides = Besides.of(settings, flyway, history.migrations(), seeds, hooks.resources());
        besides.remarks().forEach(listener::remark);
        EvidenceKeeping evidence = EvidenceKeeping.begin(settings, server, history, besides);
        Trials trials = new Trials(plan, lab, Secrets.of(settings.flyway()), stopwatch, listener);
        return new Rehearsal(server, lab, plan, trials, evidence, schemas, listener);
    }

    private Listing listing(Server server) throws SQLException, RehearsalProblem {
        Database empty = server.create("listing");
        try (Connection connection = empty.connect()) {
            return new Listing(
                    HistoryReader.read(flyway, settings.undoLocations(), empty),
                    Jdbc.text(connection, "SELECT current_user"));
        } catch (HistoryProblem e) {
            throw new RehearsalProblem(String.valueOf(e.getMessage()), e);
        } finally {
            server.drop(empty);
        }
    }

    private String where() {
        return settings.flyway().getOrDefault("flyway.locations", "classpath:db/migration (Flyway's default)");
    }
}
