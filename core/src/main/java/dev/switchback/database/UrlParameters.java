// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Adds parameters to JDBC URLs, each as its driver reads it. */
public final class UrlParameters {

    private UrlParameters() {}

    /** Returns a value as it must stand in the URL: MariaDB's driver (3.5) takes what stands there as it is, the others decode it. */
    public static String encoded(String url, String value) {
        return url.startsWith("jdbc:mariadb:")
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns the URL with more parameters, written as {@code a=b&c=d}. */
    public static String with(String url, String parameters) {
        return parameters.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + parameters;
    }

    /** Returns the URL with a value behind those that a parameter has already. */
    static String appending(String url, String name, String separator, String value) {
        int found = Math.max(url.indexOf("?" + name + "="), url.indexOf("&" + name + "="));
        if (found < 0) {
            return with(url, name + "=" + encoded(url, value));
        }
        int next = url.indexOf('&', found + 1);
        int end = next < 0 ? url.length() : next;
        return url.substring(0, end) + encoded(url, separator + value) + url.substring(end);
    }
}
