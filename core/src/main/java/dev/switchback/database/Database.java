// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database that can be connected to.
 *
 * <p>Its {@code toString} never shows the password, so that it can stand in any message.
 *
 * @param url      the JDBC URL, without credentials
 * @param user     the user
 * @param password the password, possibly empty
 * @param name     the database's name on its server
 * @param lifeline what gives up its connections when the server does not answer any more
 */
public record Database(String url, String user, String password, String name, Lifeline lifeline) {

    private static final Pattern PASSWORD =
            Pattern.compile("(?i)(\\b\\w*(?:password|passphrase|secret|pwd)\\w*)=[^&;]*");

    /**
     * Everything before the last host: each of several may have a password of its own, and one that nobody has encoded may
     * hold any of {@code : / @ ?}.
     */
    private static final Pattern BEFORE_HOST =
            Pattern.compile("^((?:jdbc:)?[^:/@?]+:(?://)?)(?:[^?]|\\?(?=[^=&]*@))*@");

    /** What stands where a port should be and is none may be a password whose host is missing. */
    private static final Pattern NO_PORT = Pattern.compile("(//[^/:?@\\[]*):(?!\\d{1,5}(?:[/?,]|$))[^/?]+");

    private static final Pattern IN_URL = Pattern.compile("^([^?]*?//[^/?]*)(?:/[^?]*)?(\\?.*)?$");

    /** One whose connections nobody looks after. */
    public Database(String url, String user, String password, String name) {
        this(url, user, password, name, Lifeline.NONE);
    }

    /** Returns the same database with connections that are given up when the server does not answer for so long. */
    public Database lookedAfter(Duration silence) {
        return new Database(url, user, password, name, Lifeline.to(new Database(url, user, password, name), silence));
    }

    /** Returns, as an addition to what a driver says, that the server was given up; empty if it was not. */
    public String silence() {
        return lifeline.lost().map(words -> " (" + words + ")").orElse("");
    }

    /**
     * Opens a new connection, in auto-commit mode.
     *
     * @throws SQLException if the server refuses or cannot be reached
     */
    public Connection connect() throws SQLException {
        return lifeline.connect(this);
    }

    /**
     * Opens a new connection within a limit of time.
     *
     * @throws SQLException also if there is no answer until then, of state 08001
     */
    public Connection connect(Duration limit) throws SQLException {
        return lifeline.connect(this, limit);
    }

    /**
     * Returns the same database with a parameter in its URL, or with a further value of one that is there.
     *
     * @param separator what stands between values of it
     */
    public Database with(String parameter, String separator, String value) {
        return new Database(UrlParameters.appending(url, parameter, separator, value), user, password, name, lifeline);
    }

    /** Returns the same database with the name that it has on its server. */
    public Database called(String itsName) {
        return new Database(url, user, password, itsName, lifeline);
    }

    /** Returns another database of the same server, whose name stands in the URL behind the host: {@code jdbc:mysql://host/name}. */
    public Database inDatabase(String other) {
        String encoded = UrlParameters.encoded(url, other);
        return new Database(
                IN_URL.matcher(url).replaceFirst("$1/" + Matcher.quoteReplacement(encoded) + "$2"),
                user,
                password,
                other,
                lifeline);
    }

    /** Returns a driver's message without what the URL and the password would give away: it may quote what it was given. */
    public String safe(String message) {
        String withoutUrl = message.replace(url, safeUrl());
        return password.isEmpty() ? withoutUrl : withoutUrl.replace(password, "***");
    }

    /** Returns the URL without a password that somebody may have put into it after all, for messages. */
    public String safeUrl() {
        String hosts =
                NO_PORT.matcher(BEFORE_HOST.matcher(url).replaceFirst("$1***@")).replaceFirst("$1:***");
        return PASSWORD.matcher(hosts).replaceAll("$1=***");
    }

    @Override
    public String toString() {
        return safeUrl() + " (user " + user + ")";
    }
}
