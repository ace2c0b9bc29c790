// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.database.Observer;
import dev.switchback.engine.RowCount;
import dev.switchback.evidence.Durable;
import dev.switchback.flyway.LiveScript;
import dev.switchback.flyway.LiveState;
import dev.switchback.live.DeploymentTable;
import dev.switchback.live.LiveProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the record of one deployment in a file and in a table of the database.
 *
 * <p>It is written before anything is done, and again at each step: what a process that is killed leaves is true.
 */
final class DeploymentLog {

    private final Target target;
    private final Observer observer;
    private final DeploymentTable table;
    private final DeploymentRecord record;
    private final Consumer<String> out;
    private final boolean wasThere;
    private boolean tableIsThere;
    private boolean rowIsThere;
    private boolean tableFails;

    private DeploymentLog(Target target, Observer observer, LiveState before, Consumer<String> out) {
        this.target = target;
        this.observer = observer;
        this.out = out;
        this.table = DeploymentTable.beside(before.history(), target.engine().dialect());
        this.record = DeploymentRecord.of(target, before);
        this.wasThere = before.exists();
        this.tableIsThere = wasThere;
    }

    /**
     * Begins one.
     *
     * @throws LiveProblem if it cannot be kept; nothing has been done then
     */
    static DeploymentLog begin(Target target, Observer observer, LiveState before, Consumer<String> out)
            throws LiveProblem {
        DeploymentLog log = new DeploymentLog(target, observer, before, out);
        try {
            Files.createDirectories(target.settings().deployments());
            log.writeFile();
        } catch (IOException e) {
            throw new LiveProblem("The record of the deployment cannot be written: " + e
                    + "\n  Name another directory with switchback.deployments.\n  Nothing has been changed in "
                    + target.name() + ".");
        }
        log.writeTable();
        return log;
    }

    void backup(String backup) {
        record.backup(backup);
        write();
    }

    /**
     * A migration is at work from now on: Flyway has its history table by then.
     *
     * <p>The table says so where there is one, by one small update; the file then waits for the next step.
     */
    void begins(LiveScript script) {
        tableIsThere = true;
        record.atWork(script);
        if (!rowIsThere || !isNotedInTable(script)) {
            write();
        }
    }

    /** A user's migration may have dropped the table, or taken the row away: both are written anew then. */
    private boolean isNotedInTable(LiveScript script) {
        try {
            return table.writeAtWork(observer.lastConnection(), record.id(), script.name());
        } catch (SQLException e) {
            return false;
        }
    }

    /** Writes down what has been applied so far, and that no migration is at work. */
    void applied(List<Applied> all) {
        record.noneAtWork();
        lost(all);
    }

    /** Writes down what has been applied so far; what is left of the migration at work is not known. */
    void lost(List<Applied> all) {
        record.applied(all);
        write();
    }

    /** Writes down how many rows each table had and has. */
    void rows(List<RowCount> before, List<RowCount> after) {
        record.rows(before, after);
        write();
    }

    /** The database is that of the backup from now on, which had a history or had none. */
    void restored() {
        tableIsThere = wasThere;
        rowIsThere = false;
    }

    /** Ends it; a row that could not be written once says still that the release is running, and is written once more. */
    void end(String outcome, Optional<String> to, Optional<String> failure) {
        record.end(outcome, to, failure);
        if (rowIsThere) {
            tableFails = false;
        }
        write();
        out.accept("The record of the deployment is " + file() + ".");
    }

    private Path file() {
        return target.settings().deployments().resolve(record.id() + ".json");
    }

    private void write() {
        try {
            writeFile();
        } catch (IOException e) {
            out.accept("The record of the deployment cannot be written: " + e);
        }
        writeTable();
    }

    private void writeFile() throws IOException {
        Durable.writePrivate(file(), record.text() + "\n");
    }

    /** The file is the record; whoever may not create a table beside the history has that alone. */
    private void writeTable() {
        if (!tableIsThere || tableFails) {
            return;
        }
        try {
            table.write(observer.connection(), record.row());
            rowIsThere = true;
        } catch (SQLException e) {
            tableFails = true;
            out.accept("The deployment is not recorded in the table " + table.name() + ": "
                    + target.safe(String.valueOf(e.getMessage())));
        }
    }
}
