// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.settings.Layers.Value;
import dev.switchback.settings.ServerSettings.Where;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what the user said about the throwaway server. */
record ServerSettingsReader(Layers layers, Values values, List<String> problems) {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    /**
     * Reads them.
     *
     * @param databases what is asked for; a stand-in without a product is of theirs
     */
    ServerSettings read(List<DatabaseRequest> databases) {
        ServerSettings read = new ServerSettings(
                values.read(Key.SERVER, ServerSettingsReader::where).orElse(Where.AUTO),
                values.read(Key.SERVER_URL, ServerSettingsReader::url),
                values.read(Key.SERVER_USER, text -> text),
                layers.getAsIs(Key.SERVER_PASSWORD.key()),
                values.read(Key.IMAGE, text -> text),
                values.read(Key.STAND_IN, text -> standIns(text, databases)).orElse(List.of()),
                variables());
        requireUrl(read);
        requireOneImage(databases);
        return read;
    }

    private void requireUrl(ServerSettings read) {
        if (read.where() == Where.EXISTING && read.url().isEmpty()) {
            layers.get(Key.SERVER.key())
                    .ifPresent(value -> problems.add(
                            value.place() + ": an existing server needs its JDBC URL in " + Key.SERVER_URL.key()));
        }
    }

    private void requireOneImage(List<DatabaseRequest> databases) {
        if (databases.size() > 1) {
            layers.get(Key.IMAGE.key())
                    .ifPresent(value -> problems.add(value.place() + ": one image cannot serve several databases ("
                            + databases.stream().map(DatabaseRequest::toString).collect(Collectors.joining(", "))
                            + "); leave it out, or rehearse on one of them"));
        }
    }

    private static Where where(String text) {
        return Arrays.stream(Where.values())
                .filter(where -> where.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + text + "\" is not auto, embedded, container or existing"));
    }

    /** The whole text may hold a password, so that a wrong one is not shown. */
    private static String url(String text) {
        String[] parts = text.split(":", 3);
        if (!parts[0].equals("jdbc") || parts.length < 3 || !DatabaseRequest.isProduct(parts[1])) {
            throw new IllegalArgumentException(
                    "not the JDBC URL of a server (such as jdbc:postgresql://localhost:5432/postgres,"
                            + " jdbc:mysql://localhost:3306/ or jdbc:mariadb://localhost:3306/)");
        }
        return text;
    }

    private static List<DatabaseRequest> standIns(String text, List<DatabaseRequest> databases) {
        return Values.split(text).stream()
                .flatMap(part -> part.contains(":")
                        ? List.of(DatabaseRequest.parse(part)).stream()
                        : databases.stream().map(asked -> DatabaseRequest.parse(asked.product() + ":" + part)))
                .distinct()
                .toList();
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        for (Value value : layers.all()) {
            if (value.key().startsWith(Key.SET)) {
                String name = value.key().substring(Key.SET.length());
                if (!VARIABLE.matcher(name).matches()) {
                    problems.add(value.place() + ": \"" + name + "\" is not the name of a server variable");
                }
                variables.put(name, value.text());
            }
        }
        return variables;
    }
}
