// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import dev.switchback.database.Jdbc;
import dev.switchback.database.Transaction;
import dev.switchback.engine.DatabaseExchange.Names;
import dev.switchback.engine.DatabaseExchange.Standing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be done around an exchange of tables, in a table that moves with them: it lies in the restored schema until they are
 * exchanged, and in the former one from that very statement on. Where it is tells what a process that was killed had done.
 */
record ExchangeJournal(Names names) {

    /** The name of the table. */
    static final String TABLE = "switchback_restore_in_progress";

    private static final Gson GSON = new Gson();
    private static final TypeToken<Map<String, String>> SESSION = new TypeToken<>() {};

    private static final String COLUMNS =
            " (seq INT NOT NULL PRIMARY KEY, part VARCHAR(10) NOT NULL, in_schema VARCHAR(64) NOT NULL,"
                    + " kind VARCHAR(20) NOT NULL, name VARCHAR(64) NOT NULL, session_variables TEXT NOT NULL,"
                    + " statement LONGTEXT NOT NULL) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

    private static final String FIND = """
            SELECT TABLE_SCHEMA FROM information_schema.TABLES WHERE TABLE_NAME = '""" + TABLE + "'";

    static String in(String schema) {
        return DdlText.quoted(schema) + "." + DdlText.quoted(TABLE);
    }

    /** Writes it beside the restored tables, as a whole: what it does not say is not done. */
    void begin(Connection connection, List<ExchangeStep> steps) throws SQLException {
        Jdbc.execute(connection, "DROP TABLE IF EXISTS " + in(names.fresh()));
        Jdbc.execute(connection, "CREATE TABLE " + in(names.fresh()) + COLUMNS);
        Transaction.<Void, SQLException>in(connection, () -> {
            insert(connection, 0, "names", names.live(), "", "", names.fresh(), names.former());
            for (int i = 0; i < steps.size(); i++) {
                insert(connection, i + 1, steps.get(i));
            }
            connection.commit();
            return null;
        });
    }

    private void insert(Connection connection, int number, ExchangeStep step) throws SQLException {
        insert(
                connection,
                number,
                step.part().name(),
                step.schema(),
                step.definition().kind(),
                step.definition().name(),
                GSON.toJson(step.definition().session()),
                step.definition().text());
    }

    private void insert(Connection connection, Object... values) throws SQLException {
        Jdbc.update(connection, "INSERT INTO " + in(names.fresh()) + " VALUES (?, ?, ?, ?, ?, ?, ?)", values);
    }

    /** Finds one of a live schema. */
    static Optional<ExchangeJournal> find(Connection connection, String live) throws SQLException {
        for (String schema : Jdbc.query(connection, row -> row.getString(1), FIND)) {
            List<ExchangeJournal> found = Jdbc.query(
                    connection,
                    row -> new ExchangeJournal(new Names(row.getString(1), row.getString(2), row.getString(3))),
                    "SELECT in_schema, session_variables, statement FROM " + in(schema)
                            + " WHERE seq = 0 AND part = 'names' AND in_schema = ?",
                    live);
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    private static boolean exists(Connection connection, String schema) throws SQLException {
        return Jdbc.query(connection, row -> row.getString(1), FIND + " AND TABLE_SCHEMA = ?", schema)
                        .size()
                == 1;
    }

    Standing standing(Connection connection) throws SQLException {
        if (exists(connection, names.former())) {
            return Standing.UNFINISHED;
        }
        boolean isBefore = exists(connection, names.fresh()) || tables(connection, names.former()) == 0;
        return isBefore ? Standing.BEFORE : Standing.DONE;
    }

    static int tables(Connection connection, String schema) throws SQLException {
        return Integer.parseInt(Jdbc.text(
                connection,
                "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE <> 'VIEW'",
                schema));
    }

    /** Reads the steps of a part, in order, from where it lies. */
    List<ExchangeStep> steps(Connection connection, ExchangeStep.Part part) throws SQLException {
        String schema = standing(connection) == Standing.UNFINISHED ? names.former() : names.fresh();
        return Jdbc.query(
                connection,
                row -> step(row, part),
                "SELECT in_schema, kind, name, session_variables, statement FROM " + in(schema)
                        + " WHERE part = ? ORDER BY seq",
                part.name());
    }

    private static ExchangeStep step(ResultSet row, ExchangeStep.Part part) throws SQLException {
        Map<String, String> session = GSON.fromJson(row.getString(4), SESSION);
        return new ExchangeStep(
                part,
                row.getString(1),
                new StoredDefinition(row.getString(2), row.getString(3), new TreeMap<>(session), row.getString(5)));
    }

    /** Ends it, when all is done that it says. */
    void end(Connection connection) throws SQLException {
        Jdbc.execute(connection, "DROP TABLE IF EXISTS " + in(names.former()));
    }
}
