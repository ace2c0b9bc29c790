// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that keeps the gate closed.
 *
 * @param kind       what sort of thing
 * @param migrations those concerned, by name; none if it is about the whole
 * @param what       what is missing, without a full stop
 * @param why        why it matters, as a sentence
 * @param command    what closes it: a command, or an edit
 * @param details    more to look at, such as the difference of two texts, line by line
 */
public record Gap(Kind kind, List<String> migrations, String what, String why, String command, List<String> details) {

    private static final int SHOWN = 3;

    /** What sort of thing is missing. */
    public enum Kind {
        /** There is no migration at all, or none that anything is asked of. */
        NOTHING_TO_PROVE,
        /** A script cannot be read, or Flyway would refuse it. */
        BROKEN_SCRIPT,
        /** There is no evidence at all, or none on a database that is declared. */
        NO_EVIDENCE,
        /** A document cannot be read. */
        UNREADABLE,
        /** A run was cut off, or goes on. */
        UNFINISHED,
        /** No evidence knows the migration. */
        NOT_REHEARSED,
        /** Only a run that left trials out knows it. */
        PARTIAL,
        /** It was edited since. */
        EDITED,
        /** Its undo script was edited, added or taken away since. */
        UNDO_EDITED,
        /** A migration before it is another one. */
        EARLIER_EDITED,
        /** It was rehearsed on another database. */
        OTHER_DATABASE,
        /** It was rehearsed under another configuration. */
        OTHER_CONFIGURATION,
        /** A check was not carried out. */
        CHECK_MISSING,
        /** A check did not pass. */
        NOT_PASSED,
        /** Two rehearsals of the same say different things. */
        CONTRADICTION,
        /** A finding weighs too much. */
        FINDING,
        /** It takes longer, or more space, than it may. */
        OVER_BUDGET,
        /** It destroys something, or cannot be taken back, and nobody has agreed to that. */
        NOT_APPROVED,
        /** What it does to the schema was not recorded. */
        UNKNOWN_EFFECT,
        /** Its header lacks something. */
        HEADER,
        /** There is no backup that is young enough and proved. */
        BACKUP,
        /** What is released was changed since. */
        RELEASED_CHANGED,
        /** What was released cannot be found out. */
        RELEASED_UNKNOWN
    }

    public Gap {
        migrations = List.copyOf(migrations);
        details = List.copyOf(details);
    }

    Gap(Kind kind, List<String> migrations, String what, String why, String command) {
        this(kind, migrations, what, why, command, List.of());
    }

    /** Says that what was released cannot be found out. */
    public static Gap unknownRelease(String what, String command) {
        return ofAll(Kind.RELEASED_UNKNOWN, what, "Whether something released was changed is not known.", command);
    }

    /** Says that a live database has what is otherwise here. */
    public static Gap appliedOtherwise(String database, String what, String command) {
        return ofAll(
                Kind.RELEASED_CHANGED,
                database + ": " + what,
                "What is applied stays as it is: Flyway refuses the release there.",
                command);
    }

    /** Says that the migrations themselves, or what they are bound to, cannot be read. */
    public static Gap unreadable(String message) {
        List<String> lines = message.lines().map(String::strip).toList();
        String what = lines.isEmpty() ? "it cannot be read" : lines.get(0).replaceFirst("\\.$", "");
        return ofAll(
                Kind.BROKEN_SCRIPT,
                what
                        + labelled(lines, "where:")
                                .map(where -> ": " + where)
                                .findFirst()
                                .orElse(""),
                "What cannot be read cannot be proven.",
                labelled(lines, "remedy:")
                        .map(remedy -> Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1) + ".")
                        .findFirst()
                        .orElse(lines.size() < 2 ? "Mend it." : String.join(" ", lines.subList(1, lines.size()))));
    }

    private static Stream<String> labelled(List<String> lines, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .filter(text -> !text.isEmpty());
    }

    static Gap of(Kind kind, String migration, String what, String why, String command) {
        return new Gap(kind, List.of(migration), what, why, command);
    }

    static Gap ofAll(Kind kind, String what, String why, String command) {
        return new Gap(kind, List.of(), what, why, command);
    }

    /** Returns the line that a person reads: what, why, and what to do. */
    public String line() {
        return (migrations.isEmpty() ? "" : names() + ": ") + what + ". " + why + " " + command;
    }

    private String names() {
        int more = migrations.size() - SHOWN;
        String shown = migrations.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
