// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.resource.Resource;
import org.jspecify.annotations.Nullable;

/** Reads what went wrong from what Flyway throws. */
final class Failures {

    /** SQLSTATEs of a session that is no more, beside class 08: ended by an operator, with its database, or by a timeout. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04");

    /** SQLSTATEs of a server that has too many connections already. */
    private static final Set<String> FULL = Set.of("53300");

    /** MySQL's and MariaDB's numbers for the same: the server's limit, the user's limits. */
    private static final Set<Integer> FULL_CODES = Set.of(1040, 1203, 1226);

    /** PostgreSQL's driver counts characters. */
    private static final Pattern POSITION = Pattern.compile("\\bPosition: (\\d+)");

    /** What MariaDB's driver puts before the server's words. */
    private static final Pattern SESSION = Pattern.compile("^\\(conn=\\d+\\) ");

    /** MySQL and MariaDB count lines, in messages about syntax. */
    private static final Pattern LINE = Pattern.compile("\\bat line (\\d+)");

    private Failures() {}

    static Failure of(Throwable problem, @Nullable String file) {
        List<Throwable> chain = chain(problem);
        SQLException sql = firstOf(chain, SQLException.class);
        Throwable script = chain.stream()
                .filter(link -> link.getClass().getSimpleName().equals("FlywaySqlScriptException"))
                .findFirst()
                .orElse(null);
        String told = Objects.requireNonNullElse(sql == null ? problem.getMessage() : sql.getMessage(), "")
                .strip();
        String message = SESSION.matcher(told).replaceFirst("");
        String statement = script == null ? null : String.valueOf(call(script, "getStatement"));
        String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
        return new Failure(
                message,
                state,
                file == null ? file(script) : file,
                line(script, statement, message),
                statement,
                isEnded(state));
    }

    private static @Nullable String file(@Nullable Throwable script) {
        return script != null && call(script, "getResource") instanceof Resource resource
                ? resource.getFilename()
                : null;
    }

    /** FlywayMigrateException, not part of the public interface either, knows the migration. */
    private static @Nullable String fileOf(List<Throwable> chain) {
        return chain.stream()
                .filter(link -> link.getClass().getSimpleName().equals("FlywayMigrateException"))
                .map(link -> call(link, "getMigration"))
                .filter(MigrationInfo.class::isInstance)
                .map(migration -> ((MigrationInfo) migration).getScript())
                .map(script -> script.substring(script.lastIndexOf('/') + 1))
                .findFirst()
                .orElse(null);
    }

    /** Says whether a statement, or the commit, was refused; otherwise Flyway itself objects, to a script's text for instance. */
    static boolean isFromServer(Throwable problem) {
        return firstOf(chain(problem), SQLException.class) != null;
    }

    /** Returns what the server said, if it was the server that refused something. */
    static Optional<SQLException> fromServer(Throwable problem) {
        return Optional.ofNullable(firstOf(chain(problem), SQLException.class));
    }

    /**
     * Returns the server's refusal to take one more connection, if that is what is behind a problem: it says nothing of the
     * script.
     */
    static Optional<SQLException> withoutConnection(Throwable problem) {
        return chain(problem).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(sql ->
                        FULL.contains(String.valueOf(sql.getSQLState())) || FULL_CODES.contains(sql.getErrorCode()))
                .findFirst();
    }

    /** Says whether the server has ended the session that this was thrown in, MySQL's and MariaDB's word for which is 70100. */
    static boolean isEnded(SQLException problem) {
        return ENDED.contains(String.valueOf(problem.getSQLState())) || "70100".equals(problem.getSQLState());
    }

    private static boolean isEnded(String state) {
        return state.startsWith("08") || ENDED.contains(state);
    }

    /** The line of the place that the server points to, or of the statement's beginning. */
    private static int line(@Nullable Throwable script, @Nullable String statement, String message) {
        if (script == null || statement == null || !(call(script, "getLineNumber") instanceof Integer begin)) {
            return 0;
        }
        // Flyway counts from a statement's first word, the server from the comments before it.
        int comments = StatementLines.leadingComments(statement).length();
        int first = begin - StatementLines.lines(statement, 0, comments);
        Matcher position = POSITION.matcher(message);
        if (position.find()) {
            int end = Math.min(Integer.parseInt(position.group(1)), statement.length());
            return first + StatementLines.lines(statement, 0, end);
        }
        Matcher counted = LINE.matcher(message);
        return counted.find() ? first + Integer.parseInt(counted.group(1)) - 1 : begin;
    }

    /*
     * FlywaySqlScriptException is not part of Flyway's public interface and the only one that knows the line.
     */
    private static @Nullable Object call(Throwable target, String getter) {
        try {
            return target.getClass().getMethod(getter).invoke(target);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }

    private static List<Throwable> chain(Throwable problem) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable link = problem; link != null && !chain.contains(link); link = link.getCause()) {
            chain.add(link);
        }
        return chain;
    }

    private static <T extends Throwable> @Nullable T firstOf(List<Throwable> chain, Class<T> type) {
        return chain.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
