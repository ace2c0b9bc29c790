// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's JDBC URL, taken apart.
 *
 * <p>It names one server: with several, a database could be created on one of them and looked for on another.
 *
 * @param product    the product that the URL is for, as a request names it
 * @param host       host and port as they stand in the URL
 * @param database   the database that it names, possibly empty
 * @param parameters everything behind the question mark, decoded, but user and password
 * @param user       the user that the URL itself names
 * @param password   the password that the URL itself has
 */
record ServerUrl(
        String product,
        String host,
        String database,
        Map<String, String> parameters,
        Optional<String> user,
        Optional<String> password) {

    private static final Pattern FORM = Pattern.compile(
            "jdbc:(postgresql|mysql|mariadb)://(?:([^:@/?]*)(?::([^@/?]*))?@)?([^/?@]*)(?:/([^?]*))?(?:\\?(.*))?");
    private static final String EXAMPLES =
            "jdbc:postgresql://localhost:5432/postgres, jdbc:mysql://localhost:3306/ or jdbc:mariadb://localhost:3306/";

    ServerUrl {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Takes a URL apart.
     *
     * @throws IllegalArgumentException if it is not the URL of one server of a product that can be rehearsed on; the
     *                                  message does not show a password
     */
    static ServerUrl parse(String url) {
        Matcher matcher = FORM.matcher(url.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + new Database(url, "", "", "").safeUrl()
                    + "\" is not the URL of a database server (such as " + EXAMPLES + ")");
        }
        if (matcher.group(4).contains(",")) {
            throw new IllegalArgumentException("\"" + matcher.group(4)
                    + "\" is more than one server; give the one that throwaway databases are to be created on");
        }
        Map<String, String> parameters = parameters(matcher.group(6));
        Optional<String> user =
                first(matcher.group(2), parameters.remove("user")).filter(text -> !text.isEmpty());
        Optional<String> password = first(matcher.group(3), parameters.remove("password"));
        String database = decoded(Optional.ofNullable(matcher.group(5)).orElse(""));
        return new ServerUrl(matcher.group(1), matcher.group(4), database, parameters, user, password);
    }

    private static Optional<String> first(String inHost, String inParameters) {
        return Optional.ofNullable(inHost).map(ServerUrl::decoded).or(() -> Optional.ofNullable(inParameters));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(Optional.ofNullable(text).orElse("").split("&", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .forEach(part -> parameters.put(decoded(part[0]), part.length == 1 ? "" : decoded(part[1])));
        return parameters;
    }

    /** Returns the URL of a database on the same server. */
    String of(String name) {
        StringBuilder url = new StringBuilder("jdbc:" + product + "://" + host + "/" + encoded(name));
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            url.append(separator).append(encoded(parameter.getKey()));
            url.append('=').append(encoded(parameter.getValue()));
            separator = '&';
        }
        return url.toString();
    }

    /** Returns the same URL with a parameter, unless somebody has set it already. */
    ServerUrl withDefault(String name, String value) {
        boolean isSet = parameters.keySet().stream().anyMatch(name::equalsIgnoreCase);
        return isSet ? this : with(name, value);
    }

    /** Returns the same URL with a parameter. */
    ServerUrl with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new ServerUrl(product, host, database, more, user, password);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns product and host for messages. */
    @Override
    public String toString() {
        return "jdbc:" + product.toLowerCase(Locale.ROOT) + "://" + host + "/" + database;
    }
}
