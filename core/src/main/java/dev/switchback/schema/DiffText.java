// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.util.List;
import java.util.Optional;

/**
 * Puts a difference of two schemas into words for people, one line for each thing.
 *
 * <p>What came or went together with its table is not told of on its own.
 */
public final class DiffText {

    /** Longer values are cut: a view's text would bury the rest. */
    private static final int LONGEST_VALUE = 120;

    /** How much is shown before the place where two long values differ. */
    private static final int LEAD = 40;

    /** The value of what an object either has or has not, such as NOT NULL. */
    private static final String YES = "yes";

    private static final String ARTICLE_LESS = "database (this)";

    private final String added;
    private final String removed;
    private final String before;

    private DiffText(String added, String removed, String before) {
        this.added = added;
        this.removed = removed;
        this.before = before;
    }

    /** Returns the words for a change that a migration makes: added, removed. */
    public static DiffText ofMigration() {
        return new DiffText("is added", "is removed", ", was ");
    }

    /** Returns the words for what an undo did not take back, from before the migration to after the undo: left, lost. */
    public static DiffText ofUndo() {
        return new DiffText("is left", "is lost", ", was ");
    }

    /** Returns the words for what a live database has otherwise than the rehearsal had it. */
    public static DiffText ofDrift() {
        return new DiffText("is there, and no migration makes it", "is missing", "; by the migrations it is ");
    }

    /** Returns a line for each difference, in the order of their objects, without the full stop. */
    public List<String> lines(SchemaDiff diff) {
        return diff.withoutParts().changes().stream().map(this::line).toList();
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
        String none = YES.equals(altered.before()) || YES.equals(altered.after()) ? "no" : "absent";
        int from = firstShown(flat(altered.before()), flat(altered.after()));
        return altered.property() + " of " + named(altered.key()) + " is " + value(altered.after(), from, none) + before
                + value(altered.before(), from, none);
    }

    /** Two long texts that begin alike are shown from where they differ. */
    private static int firstShown(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same < LONGEST_VALUE - LEAD ? 0 : same - LEAD;
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

    private static String value(String value, int from, String none) {
        return value.isEmpty() ? none : (from > 0 ? "…" : "") + cut(flat(value).substring(from));
    }

    private static String cut(String value) {
        String line = flat(value);
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
    }

    private static String flat(String value) {
        return value.replaceAll("\\s+", " ").strip();
    }
}
