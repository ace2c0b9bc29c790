// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.database.DatabaseRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the user said about where the throwaway server comes from.
 *
 * @param where     where it may come from
 * @param url       the JDBC URL of a running server
 * @param user      the user on it
 * @param password  the user's password
 * @param image     the container image
 * @param standIns  versions that may stand in for the one asked for
 * @param variables the server's variables as production has them, by name
 */
public record ServerSettings(
        Where where,
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        Optional<String> image,
        List<DatabaseRequest> standIns,
        Map<String, String> variables) {

    /** Where a server may come from. */
    public enum Where {
        /** From the first that can serve what is asked for. */
        AUTO,
        /** From programs on this machine. */
        EMBEDDED,
        /** From a container. */
        CONTAINER,
        /** From somebody who runs it already. */
        EXISTING
    }

    /** Nothing said. */
    public static final ServerSettings NONE = new ServerSettings(
            Where.AUTO, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());

    public ServerSettings {
        standIns = List.copyOf(standIns);
        variables = Map.copyOf(variables);
    }

    /** Returns the version that may stand in for one that is asked for. */
    public Optional<DatabaseRequest> standIn(DatabaseRequest asked) {
        return standIns.stream()
                .filter(each -> each.product().equals(asked.product()))
                .findFirst();
    }

    /** Returns what concerns one of several products: a URL, and variables that have a product's name before them. */
    ServerSettings on(DatabaseRequest database, boolean several) {
        boolean isMine = !several || url.orElse("").startsWith("jdbc:" + database.product() + ":");
        return new ServerSettings(
                where,
                url.filter(text -> isMine),
                user.filter(text -> isMine),
                password.filter(text -> isMine),
                image,
                standIns,
                variables(database));
    }

    private Map<String, String> variables(DatabaseRequest database) {
        Map<String, String> mine = new TreeMap<>();
        variables.forEach((name, value) -> {
            String product = name.replaceFirst("\\..*", "");
            if (!DatabaseRequest.isProduct(product)) {
                mine.putIfAbsent(name, value);
            } else if (product.equals(database.product())) {
                mine.put(name.substring(product.length() + 1), value);
            }
        });
        return mine;
    }

    /** Shows neither URL nor password: either may hold one. */
    @Override
    public String toString() {
        return "ServerSettings[where=" + where + ", image=" + image + ", standIns=" + standIns + ", variables="
                + variables + "]";
    }
}
