// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.Database;
import dev.switchback.database.ServerUrl;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How a program reaches a database.
 *
 * @param host       the host; empty for the machine itself
 * @param port       the port, if it is not the usual one
 * @param user       the account
 * @param password   its password, possibly empty
 * @param database   the database's name
 * @param parameters what else stands in the JDBC URL, by its lower-case name
 * @param encrypted  whether our own session is encrypted
 */
public record ToolAccess(
        String host,
        OptionalInt port,
        String user,
        String password,
        String database,
        Map<String, String> parameters,
        boolean encrypted) {

    public ToolAccess {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Takes it from a database that can be connected to.
     *
     * @throws IllegalArgumentException if its URL names another than one server; the message shows no password
     */
    public static ToolAccess of(Database database, boolean encrypted) {
        ServerUrl url = ServerUrl.parse(database.url());
        String host = url.host().replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
        String port = url.host().replaceFirst("^(?:\\[.*]|[^:]*):?", "");
        Map<String, String> parameters = new TreeMap<>();
        url.parameters().forEach((name, value) -> parameters.put(name.toLowerCase(Locale.ROOT), value));
        return new ToolAccess(
                host,
                port.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)),
                first(database.user(), url.user().orElse(""), System.getProperty("user.name")),
                first(database.password(), url.password().orElse("")),
                first(database.name(), url.database()),
                parameters,
                encrypted);
    }

    private static String first(String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }

    /** Returns a parameter of the URL, whatever the case of its name. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns host and port for people. */
    public String address() {
        return (host.isEmpty() ? "localhost" : host) + (port.isPresent() ? ":" + port.getAsInt() : "");
    }

    /** Returns what a program said without the password, if it quotes it. */
    public String safe(String said) {
        return password.isEmpty() ? said : said.replace(password, "***");
    }

    /** Shows neither the password nor parameters, which may hold one. */
    @Override
    public String toString() {
        return user + "@" + address() + "/" + database;
    }
}
