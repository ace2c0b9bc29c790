// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.schema.Change;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges what a migration changes about something that is there before and after it. */
final class AlteredEffects {

    /** What no statement of an application can tell. */
    private static final Set<String> UNSEEN = Set.of(
            "comment",
            "not null constraint",
            "not null comment",
            "comment of the index",
            "statistics target",
            "statistics targets",
            "storage",
            "storage parameters",
            "compression",
            "tablespace",
            "clustered on",
            "owned by",
            "depends on extension",
            "attached to");

    private static final Pattern ALIAS = Pattern.compile(" AS `([^`]+)`");
    private static final Pattern CHARACTER_SET = Pattern.compile("(utf8mb4|utf8mb3|utf8|latin1|ascii)_.*");

    private final SchemaStep step;

    AlteredEffects(SchemaStep step) {
        this.step = step;
    }

    Effect of(Change.Altered altered) {
        if (UNSEEN.contains(altered.property())) {
            return Effect.additive(altered, "statements do not see it");
        }
        return switch (altered.key().kind()) {
            case "column" -> column(altered);
            case "constraint", "check", "foreign key", "index" -> key(altered);
            case "view", "materialized view" -> view(altered);
            case "grant" -> list(altered, "code that uses the privilege is refused");
            case "type" -> list(altered, "code that writes what is gone is refused");
            case "table" -> table(altered);
            default -> Effect.transforming(altered, "code that uses it finds it otherwise");
        };
    }

    private Effect column(Change.Altered altered) {
        return switch (altered.property()) {
            case "type" -> type(altered);
            case "not null" ->
                isSet(altered)
                        ? Effect.breaking(altered, "code that writes NULL is refused")
                        : Effect.transforming(altered, "code may read NULL where there was none");
            case "default", "identity", "auto_increment" -> ownValue(altered);
            case "generated" ->
                isSet(altered) && altered.before().isEmpty()
                        ? Effect.breaking(altered, "code that writes it is refused")
                        : Effect.transforming(altered, "code finds other values");
            case "check" ->
                isSet(altered)
                        ? Effect.breaking(altered, "code that writes what it forbids is refused")
                        : Effect.transforming(altered, "what it kept out is let in from now on");
            case "invisible" ->
                isSet(altered)
                        ? Effect.breaking(altered, "SELECT * misses it")
                        : Effect.transforming(altered, "SELECT * shows it");
            case "collation" -> collation(altered);
            default -> Effect.transforming(altered, "code may find other values");
        };
    }

    private static boolean isSet(Change.Altered altered) {
        return !altered.after().isEmpty();
    }

    private static Effect type(Change.Altered altered) {
        if (altered.before().isEmpty() || altered.after().isEmpty()) {
            return Effect.transforming(altered, "a table and a view have taken each other's place");
        }
        return switch (TypeChange.between(altered.before(), altered.after())) {
            case WIDENED ->
                Effect.transforming(altered, "it holds all that it held, and code may read more than it expects");
            case NARROWED -> Effect.breaking(altered, "code that writes what no longer fits is refused");
            case OTHER -> Effect.breaking(altered, "code that reads or writes the old type may be refused");
        };
    }

    /** A column without any value of its own has to be given one, unless it may be NULL. */
    private Effect ownValue(Change.Altered altered) {
        if (altered.property().equals("identity") && altered.after().equals("ALWAYS")) {
            return Effect.breaking(altered, "code that writes it is refused");
        }
        boolean isNeeded = step.afterwards(altered.key())
                .filter(column -> AddedEffects.isNotNull(column) && !AddedEffects.hasValue(column))
                .isPresent();
        return isNeeded && !isSet(altered)
                ? Effect.breaking(altered, "it is NOT NULL: code that inserts without it is refused")
                : Effect.transforming(altered, "code that inserts without it writes another value");
    }

    private static Effect collation(Change.Altered altered) {
        Optional<String> before = characterSet(altered.before());
        Optional<String> after = characterSet(altered.after());
        boolean isNarrower = before.isPresent()
                && after.isPresent()
                && !before.equals(after)
                && !after.get().startsWith("utf8mb4")
                && !before.get().equals("ascii");
        return isNarrower
                ? Effect.breaking(altered, "code that writes characters outside of " + after.get() + " is refused")
                : Effect.transforming(altered, "texts are compared and sorted otherwise");
    }

    private static Optional<String> characterSet(String collation) {
        return Optional.of(CHARACTER_SET.matcher(collation))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    private static Effect key(Change.Altered altered) {
        KeyText before = new KeyText(altered.before());
        KeyText after = new KeyText(altered.after());
        if (!altered.property().equals("definition")) {
            return Effect.transforming(altered, "it works otherwise");
        }
        if (after.saysTheSameAs(before)) {
            return Effect.additive(altered, "it forbids what it forbade");
        }
        if (altered.key().kind().equals("index") && !after.isUnique()
                || after.isUnique() && after.isLooserThan(before)) {
            return Effect.transforming(altered, "it forbids no more than it did");
        }
        return Effect.breaking(altered, "code that writes what it forbids is refused");
    }

    /** PostgreSQL lists the columns of a view one by one; on MySQL and MariaDB they are the names in its text. */
    private static Effect view(Change.Altered altered) {
        Set<String> missing = aliases(altered.before());
        missing.removeAll(aliases(altered.after()));
        return altered.property().equals("definition") && !missing.isEmpty()
                ? Effect.breaking(altered, "code that reads " + String.join(", ", new TreeSet<>(missing)) + " fails")
                : Effect.transforming(altered, "code finds other rows or values");
    }

    private static Set<String> aliases(String definition) {
        return ALIAS.matcher(definition)
                .results()
                .map((MatchResult alias) -> alias.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Effect list(Change.Altered altered, String refused) {
        List<String> after = Arrays.asList(altered.after().split(",\\s*", -1));
        boolean keeps = altered.before().isEmpty()
                || after.containsAll(Arrays.asList(altered.before().split(",\\s*", -1)));
        return keeps
                ? Effect.transforming(altered, "code may meet what it does not know")
                : Effect.breaking(altered, refused);
    }

    private static Effect table(Change.Altered altered) {
        return altered.property().startsWith("row security") && isSet(altered)
                ? Effect.breaking(altered, "rows are hidden that no policy shows")
                : Effect.transforming(altered, "code may find it otherwise");
    }
}
