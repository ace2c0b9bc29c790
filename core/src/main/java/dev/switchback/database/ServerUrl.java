// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server's JDBC URL, taken apart.
 *
 * <p>It names one server: with several, a database could be created on one of them and looked for on another.
 *
 * @param product    the product that the URL is for, as a request names it
 * @param host       host and port as they stand in the URL
 * @param database   the database that it names, possibly empty
 * @param parameters everything behind the question mark but user and password, decoded as the driver would
 * @param user       the user that the URL itself names
 * @param password   the password that the URL itself has
 */
public record ServerUrl(
        String product,
        String host,
        String database,
        Map<String, String> parameters,
        Optional<String> user,
        Optional<String> password) {

    private static final Pattern FORM = Pattern.compile(
            "jdbc:(postgresql|mysql|mariadb)://(?:([^:@/?]*)(?::([^@/?]*))?@)?([^/?@]*)(?:/([^?;]*))?(?:\\?(.*))?");

    /** Host names or addresses with their ports, and nothing in which a password could be: these are shown in messages. */
    private static final Pattern HOSTS =
            Pattern.compile("HOST(?:,HOST)*".replace("HOST", "(?:\\[[\\w:.%]+]|[^\\s,:=()\\[\\]]*)(?::\\d{1,5})?"));

    private static final String EXAMPLES =
            "jdbc:postgresql://localhost:5432/postgres, jdbc:mysql://localhost:3306/ or jdbc:mariadb://localhost:3306/";

    public ServerUrl {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Takes a URL apart.
     *
     * @throws IllegalArgumentException if it is not the URL of one server of a product that can be rehearsed on; the
     *                                  message does not show a password
     */
    public static ServerUrl parse(String url) {
        Matcher matcher = FORM.matcher(url.strip());
        if (!matcher.matches() || !HOSTS.matcher(matcher.group(4)).matches()) {
            throw new IllegalArgumentException("\"" + new Database(url.strip(), "", "", "").safeUrl()
                    + "\" is not the URL of a database server (such as " + EXAMPLES + ")");
        }
        if (matcher.group(4).contains(",")) {
            throw new IllegalArgumentException(
                    "\"" + matcher.group(4) + "\" is more than one server; give the one that is meant");
        }
        String product = matcher.group(1);
        Map<String, String> parameters = parameters(product, matcher.group(6));
        Optional<String> user = Optional.ofNullable(matcher.group(2))
                .map(text -> decoded(product, text))
                .or(() -> Optional.ofNullable(parameters.get("user")))
                .filter(text -> !text.isEmpty());
        Optional<String> password = Optional.ofNullable(matcher.group(3))
                .map(text -> decoded(product, text))
                .or(() -> Optional.ofNullable(parameters.get("password")));
        parameters.keySet().removeAll(Set.of("user", "password"));
        String database = decoded(product, Optional.ofNullable(matcher.group(5)).orElse(""));
        return new ServerUrl(product, matcher.group(4), database, parameters, user, password);
    }

    /** Returns the database that a URL names, decoded as its driver would, whether or not one can be connected to; empty if it names none. */
    public static String databaseIn(String url) {
        String path = url.strip().replaceFirst("[?;].*$", "").replaceFirst("^jdbc:", "");
        int hosts = path.indexOf("//");
        int before = hosts < 0 ? path.lastIndexOf(':') : path.indexOf('/', hosts + 2);
        String name = before < 0 ? "" : path.substring(before + 1);
        try {
            return decoded(path.replaceFirst(":.*$", ""), name);
        } catch (IllegalArgumentException e) {
            // What cannot be decoded names no database there is; the driver will say so.
            return name;
        }
    }

    private static Map<String, String> parameters(String product, @Nullable String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(Optional.ofNullable(text).orElse("").split("&", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .forEach(part ->
                        parameters.put(decoded(product, part[0]), part.length == 1 ? "" : decoded(product, part[1])));
        return parameters;
    }

    /** Returns the URL of a database on the same server. */
    public String of(String name) {
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
    public ServerUrl withDefault(String name, String value) {
        boolean isSet = parameters.keySet().stream().anyMatch(name::equalsIgnoreCase);
        return isSet ? this : with(name, value);
    }

    /** Returns the same URL with a parameter. */
    public ServerUrl with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new ServerUrl(product, host, database, more, user, password);
    }

    /** MariaDB's driver (3.5) takes what stands in a URL as it is; the others decode it. */
    private static String decoded(String product, String text) {
        if (product.equals("mariadb")) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Its message quotes what may be a password, and is no cause for that reason.
            throw new IllegalArgumentException(
                    "the URL has a % that is not followed by two hexadecimal digits; write the character itself as %25");
        }
    }

    private String encoded(String text) {
        if (product.equals("mariadb")) {
            return text;
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns product and host for messages. */
    @Override
    public String toString() {
        return "jdbc:" + product.toLowerCase(Locale.ROOT) + "://" + host + "/" + database;
    }
}
