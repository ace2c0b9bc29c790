// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import dev.switchback.settings.Key;

/** What a server's refusal means for a user of Switchback, by its SQL state. */
final class PostgresRefusals {

    private PostgresRefusals() {}

    static String meaning(String state, Database database) {
        return switch (state) {
            case "28P01" ->
                "The password of \"" + database.user() + "\" is wrong, or there is no such role: set "
                        + Key.SERVER_USER.key() + " and " + Key.SERVER_PASSWORD.key()
                        + " (or, in the environment, SWITCHBACK_SERVER_PASSWORD).";
            case "28000" ->
                "The server does not let \"" + database.user() + "\" in from here: its pg_hba.conf has to"
                        + " allow it, or the role needs LOGIN.";
            case "3D000" ->
                "Name a database that is there, such as postgres, in " + Key.SERVER_URL.key()
                        + "; nothing is changed in it.";
            case "08001", "08004", "08006", "08003" -> Refusals.unreachable();
            case "57P03" -> "The server is starting or stopping: run again when it is up.";
            case "57P01", "57P02" -> "The server is being stopped, or somebody has ended our session.";
            case "53300" ->
                "All connections that the server, or this role, is allowed are in use: close some, or raise"
                        + " max_connections or the role's CONNECTION LIMIT; a rehearsal needs " + Greeting.CONNECTIONS
                        + ".";
            case "53100" -> "The server's disk is full: free some space there, and run again.";
            case "25006" ->
                "The server is read-only, perhaps a standby: name its primary in " + Key.SERVER_URL.key() + ".";
            case "42501" ->
                "The role \"" + database.user() + "\" lacks a privilege; to create databases: ALTER ROLE \""
                        + database.user() + "\" CREATEDB;";
            default -> "";
        };
    }
}
