// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import dev.switchback.settings.Key;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** What a server's refusal means for a user of Switchback, by its error number and SQL state. */
final class MysqlRefusals {

    private static final String FULL = "The server's disk is full, or nearly: free some space there, and run again.";
    private static final Pattern NO_SPACE = Pattern.compile("\\b(?:errno|error):? 28\\b|No space left on device");

    private MysqlRefusals() {}

    static String meaning(SQLException failure, Database database) {
        return switch (failure.getErrorCode()) {
            case 1045, 1698 ->
                "User or password is wrong, or the user may not connect from this host: set " + Key.SERVER_USER.key()
                        + " and " + Key.SERVER_PASSWORD.key() + ".";
            case 1130 ->
                "The server lets nobody in from this host: it needs a user for it, such as '" + database.user()
                        + "'@'%'.";
            case 1040, 1203, 1226 ->
                "All connections that the server, or this user, is allowed are in use: close some, or"
                        + " raise max_connections or max_user_connections; a rehearsal needs " + Greeting.CONNECTIONS
                        + ".";
            case 1044, 1142, 1227, 1370 ->
                "The user lacks a privilege; an administrator gives it with: "
                        + MysqlPrivileges.grant("'" + database.user() + "'@'<its host>'");
            case 1021, 1114, 3675 -> FULL;
            case 1290, 1836 ->
                "The server is read-only, perhaps a replica: name its source in " + Key.SERVER_URL.key() + ".";
            case 1205 -> "Somebody else holds a table in the database; end that session, and run again.";
            case 1053, 1927, 1317 -> "The server is being stopped, or somebody has ended our session.";
            default -> ofSystem(failure);
        };
    }

    /** What the system says comes under many numbers, one for each thing that could not be written. */
    private static String ofSystem(SQLException failure) {
        return NO_SPACE.matcher(String.valueOf(failure.getMessage())).find() ? FULL : ofDriver(failure);
    }

    private static String ofDriver(SQLException failure) {
        if (String.valueOf(failure.getMessage()).contains("Public Key Retrieval")) {
            return "Without TLS the driver asks the server for a key only if told to: add allowPublicKeyRetrieval=true to "
                    + Key.SERVER_URL.key() + ".";
        }
        return String.valueOf(failure.getSQLState()).startsWith("08") ? Refusals.unreachable() : "";
    }
}
