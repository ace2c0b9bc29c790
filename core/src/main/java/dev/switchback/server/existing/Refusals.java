// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import dev.switchback.settings.Key;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server's refusals with what they mean and what mends them. */
final class Refusals {

    private Refusals() {}

    /** Returns the failure with where it happened and what to do; its state and code are the same. */
    static SQLException explained(Product product, Database database, String what, SQLException failure) {
        String meaning = product.meaning(failure, database);
        String message =
                what + " " + where(database) + ": " + reason(failure) + (meaning.isEmpty() ? "" : "\n  " + meaning);
        return new SQLException(message, failure.getSQLState(), failure.getErrorCode(), failure);
    }

    /** Returns the driver's message, with the cause where the message says no more than that it failed. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = String.valueOf(failure.getMessage())
                .strip()
                .replaceAll("(?s)\\s+The last packet .*", "")
                .replaceAll("\\s*\\n\\s*", " ");
        String cause = String.valueOf(root.getMessage());
        String detail = message.contains(cause) || cause.equals("null")
                ? ""
                : " (" + root.getClass().getSimpleName() + ": " + cause.strip() + ")";
        return message + detail;
    }

    /** Names a server without the parameters of its URL. */
    static String where(Database database) {
        return database.safeUrl().replaceFirst("\\?.*", "") + " (user " + database.user() + ")";
    }

    static String unreachable() {
        return "No server answers there, or it has gone: is it running, and are host and port of "
                + Key.SERVER_URL.key() + " right?";
    }

    /** Requires a variable that no session can set to have the wanted value on the server already. */
    static void requireEqual(Map.Entry<String, String> wanted, @Nullable String found, SQLException failure)
            throws SQLException {
        if (found == null || !plain(found).equals(plain(wanted.getValue()))) {
            throw new SQLException(
                    wanted.getKey() + " is " + found + " on this server, " + Key.SET + wanted.getKey() + "="
                            + wanted.getValue() + " asks for another value, and a session cannot change it ("
                            + failure.getMessage() + ")",
                    failure);
        }
    }

    /** Servers spell truth in several ways. */
    private static String plain(String value) {
        return value.strip().toLowerCase(Locale.ROOT).replaceFirst("^on$", "1").replaceFirst("^off$", "0");
    }

    static SQLException notOurs(String name, String mark) {
        return new SQLException(
                "database \"" + name + "\" is not dropped: it does not carry the mark of this run (a name"
                        + " that starts with " + Product.PREFIX + ", and " + mark + ")");
    }
}
