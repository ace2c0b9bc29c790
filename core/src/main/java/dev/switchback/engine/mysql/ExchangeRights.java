// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.DatabaseExchange.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the account may do what an exchange takes. It is tried out on what is not there: the server looks at privileges first, and
 * grants cannot be read as surely, for they may come with roles.
 */
final class ExchangeRights {

    /** ER_PROCACCESS_DENIED_ERROR. */
    private static final int ROUTINE_DENIED = 1370;

    private static final String NONE = "`switchback_knows_no_such`";
    private static final String NONE_EITHER = "`switchback_knows_no_such_either`";

    private static final String DEFINERS = """
            SELECT DEFINER FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ?
            UNION SELECT DEFINER FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?
            UNION SELECT DEFINER FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?
            UNION SELECT DEFINER FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?""";

    private ExchangeRights() {}

    static Optional<String> missing(Connection connection, Names names) throws SQLException {
        String account = DdlText.account(Jdbc.text(connection, "SELECT CURRENT_USER()"));
        List<String> refusals = new ArrayList<>();
        for (String statement : statements(names)) {
            refusal(connection, statement).ifPresent(refusals::add);
        }
        if (!refusals.isEmpty()) {
            return Optional.of("the account " + account + " lacks privileges that it takes: "
                    + String.join("; ", refusals) + ".\n  An administrator gives them with: GRANT ALL PRIVILEGES ON "
                    + DdlText.quoted(names.live()) + ".* TO " + account + "; GRANT ALL PRIVILEGES ON "
                    + pattern(names.fresh()) + ".* TO " + account + "; GRANT ALL PRIVILEGES ON "
                    + pattern(names.former()) + ".* TO " + account + ";");
        }
        return definers(connection, names, account);
    }

    private static List<String> statements(Names names) {
        String live = DdlText.quoted(names.live()) + ".";
        String fresh = DdlText.quoted(names.fresh()) + ".";
        String former = DdlText.quoted(names.former()) + ".";
        return List.of(
                "RENAME TABLE " + live + NONE + " TO " + former + NONE,
                "RENAME TABLE " + fresh + NONE + " TO " + live + NONE,
                "LOCK TABLES " + live + NONE + " WRITE",
                "CREATE TRIGGER " + live + NONE + " BEFORE INSERT ON " + live + NONE + " FOR EACH ROW SET @a = 1",
                "CREATE TRIGGER " + fresh + NONE + " BEFORE INSERT ON " + fresh + NONE + " FOR EACH ROW SET @a = 1",
                "CREATE VIEW " + live + NONE + " AS SELECT 1 FROM " + live + NONE_EITHER,
                "DROP PROCEDURE " + live + NONE,
                "DROP EVENT " + live + NONE,
                "CREATE TABLE " + fresh + NONE + " LIKE " + fresh + NONE_EITHER,
                "CREATE TABLE " + former + NONE + " LIKE " + former + NONE_EITHER);
    }

    /** In a grant on a schema, an underscore stands for any letter. */
    private static String pattern(String name) {
        String any = name.replaceFirst("\\d{14}$", "");
        return DdlText.quoted(any.replace("_", "\\_") + "%");
    }

    private static Optional<String> refusal(Connection connection, String statement) throws SQLException {
        try (Statement trial = connection.createStatement()) {
            trial.execute(statement);
        } catch (SQLException e) {
            boolean isDenied = Permission.isDenial(e) || e.getErrorCode() == ROUTINE_DENIED;
            return isDenied ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
        }
        throw new SQLException("what was not there has been found: " + statement);
    }

    /** What was made by another account can be made in its name by few. */
    private static Optional<String> definers(Connection connection, Names names, String account) throws SQLException {
        String live = names.live();
        for (String definer : Jdbc.query(connection, row -> row.getString(1), DEFINERS, live, live, live, live)) {
            String statement = "CREATE DEFINER = " + DdlText.account(definer) + " VIEW " + DdlText.quoted(live) + "."
                    + NONE + " AS SELECT 1 FROM " + DdlText.quoted(live) + "." + NONE_EITHER;
            Optional<String> refusal = refusal(connection, statement);
            if (refusal.isPresent()) {
                return Optional.of("what the account " + definer + " has made in " + live + " cannot be made anew by "
                        + account + ": " + refusal.orElseThrow()
                        + ".\n  An administrator gives it SET_USER_ID (MySQL 8.0), SET_ANY_DEFINER (from 8.2 on) or SET"
                        + " USER (MariaDB) ON *.*");
            }
        }
        return Optional.empty();
    }
}
