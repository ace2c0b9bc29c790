// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a difference of two schemas into words for people, one line for each thing.
 *
 * <p>What came or went together with its table is not told of on its own.
 */
public final class DiffText {

    /** Longer values are cut: a view's text would bury the rest. */
    private static final int LONGEST_VALUE = 120;

    private static final String ARTICLE_LESS = "database (this)";

    private final String added;
    private final String removed;

    private DiffText(String added, String removed) {
        this.added = added;
        this.removed = removed;
    }

    /** Returns the words for a change that a migration makes: added, removed. */
    public static DiffText ofMigration() {
        return new DiffText("is added", "is removed");
    }

    /** Returns the words for what an undo did not take back, from before the migration to after the undo: left, lost. */
    public static DiffText ofUndo() {
        return new DiffText("is left", "is lost");
    }

    /** Returns a line for each difference, in the order of their objects, without the full stop. */
    public List<String> lines(SchemaDiff diff) {
        Set<String> wholes = wholes(diff);
        List<String> lines = new ArrayList<>();
        for (Change change : diff.changes()) {
            boolean isPart = change instanceof Change.Added || change instanceof Change.Removed;
            if (!isPart || !wholes.contains(sign(change) + ownerOf(change.key()))) {
                lines.add(line(change));
            }
        }
        return lines;
    }

    /** Returns the line for one change, such as {@code default of column x of public.t is 0, was 1}. */
    public String line(Change change) {
        if (change instanceof Change.Added left) {
            return named(change.key()) + " " + added + detail(left.object());
        }
        if (change instanceof Change.Removed lost) {
            return named(change.key()) + " " + removed + detail(lost.object());
        }
        if (change instanceof Change.Moved moved) {
            return named(change.key()) + " stands at place " + moved.after() + ", was at " + moved.before();
        }
        Change.Altered altered = (Change.Altered) change;
        return altered.property() + " of " + named(altered.key()) + " is " + value(altered.after()) + ", was "
                + value(altered.before());
    }

    private static Set<String> wholes(SchemaDiff diff) {
        Set<String> wholes = new HashSet<>();
        for (Change change : diff.changes()) {
            if (change.key().owner().isEmpty()) {
                wholes.add(sign(change) + change.key().name());
            }
        }
        return wholes;
    }

    private static String sign(Change change) {
        return change instanceof Change.Added ? "+" : change instanceof Change.Removed ? "-" : "~";
    }

    /** A grant's owner is written with its kind: {@code table public.users}. */
    private static String ownerOf(ObjectKey key) {
        return key.kind().equals("grant")
                ? key.owner().replaceFirst("^(foreign data wrapper|(?:foreign |materialized )?[a-z]+) ", "")
                : key.owner();
    }

    private static String named(ObjectKey key) {
        if (key.kind().equals("grant")) {
            return "grant to " + key.name() + " on " + key.owner().replace(ARTICLE_LESS, "the database");
        }
        return key.toString().equals(ARTICLE_LESS) ? "the database" : key.toString();
    }

    /** Returns the one property that tells most, in parentheses. */
    private static String detail(SchemaObject object) {
        return List.of("type", "definition", "privileges", "labels").stream()
                .flatMap(property -> Optional.ofNullable(object.properties().get(property)).stream())
                .findFirst()
                .map(text -> " (" + cut(text) + ")")
                .orElse("");
    }

    private static String value(String value) {
        return value.isEmpty() ? "absent" : cut(value);
    }

    private static String cut(String value) {
        String line = value.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
    }
}
