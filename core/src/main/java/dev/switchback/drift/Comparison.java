// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.evidence.HiddenValue;
import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Holds a live schema against what it should be, object by object, and sorts what differs. */
final class Comparison {

    private static final Set<String> PROGRAMS = Set.of(
            "view",
            "materialized view",
            "function",
            "procedure",
            "trigger",
            "event",
            "aggregate",
            "rule",
            "type",
            "column");

    private final Expectation expected;
    private final Snapshot live;
    private final Bystanders bystanders;
    private final Partitions gone;
    private final PropertyRules rules;
    private final Circumstances circumstances;
    private final List<Change> changes = new ArrayList<>();
    private final Notes aside = new Notes();
    private final Notes unknown = new Notes();

    /**
     * What there is to know beside the two schemas.
     *
     * @param hasSchemas      whether a database has schemas inside
     * @param unseen          kinds of objects that the account may not see
     * @param beyondBaseline  whether the database held things before its history began that no migration makes
     * @param otherRepeatable repeatable migrations that ran in another form than the rehearsed one
     * @param unsettled       objects that a migration touches which failed half-way: they are told of apart
     * @param strict          whether every object that is there or missing counts, whoever may have made it
     */
    record Circumstances(
            boolean hasSchemas,
            Set<String> unseen,
            boolean beyondBaseline,
            Set<String> otherRepeatable,
            Set<ObjectKey> unsettled,
            boolean strict) {}

    Comparison(Expectation expected, Snapshot live, PropertyRules rules, Circumstances circumstances) {
        this.expected = expected;
        this.live = live;
        this.rules = rules;
        this.circumstances = circumstances;
        this.bystanders = new Bystanders(expected, live, circumstances.hasSchemas());
        this.gone = Partitions.only(expected.schema(), live);
    }

    /** What came of it. */
    record Result(List<Difference> differences, List<String> aside, List<String> unknown) {}

    Result result() {
        for (SchemaObject object : settled(expected.schema())) {
            live.find(object.key()).ifPresentOrElse(there -> compare(object, there), () -> missing(object));
        }
        for (SchemaObject object : settled(live)) {
            if (expected.schema().find(object.key()).isEmpty()) {
                extra(object);
            }
        }
        changes.sort(Comparator.comparing(Change::key));
        List<Difference> differences = new SchemaDiff(changes)
                .withoutParts().changes().stream().map(Difference::of).toList();
        return new Result(differences, aside.sentences(), unknown.sentences());
    }

    private List<SchemaObject> settled(Snapshot schema) {
        return schema.objects().values().stream()
                .filter(object -> !circumstances.unsettled().contains(object.key()))
                .toList();
    }

    private void missing(SchemaObject object) {
        String kind = object.key().kind();
        if (expected.isInitial(object)) {
            return;
        }
        if (expected.loose().contains(object.key())) {
            addLoose(object.key());
        } else if (gone.have(object) && !circumstances.strict()) {
            aside.add("Partitions that a migration made are gone", Places.relation(object));
        } else if (circumstances.unseen().contains(kind)) {
            unknown.add(
                    "The account may not see each " + kind + " of this database; not found were",
                    object.key().name());
        } else {
            changes.add(new Change.Removed(object));
        }
    }

    private void extra(SchemaObject object) {
        if (isOwnRight(object.key()) && !circumstances.strict()) {
            return;
        }
        Optional<String> reason = circumstances.strict() ? Optional.empty() : bystanders.reason(object);
        if (reason.isPresent()) {
            aside.add(reason.get(), bystanders.name(object));
        } else if (expected.loose().contains(object.key())) {
            addLoose(object.key());
        } else if (circumstances.beyondBaseline()) {
            unknown.add(
                    "No migration makes these, and the database was there before its first one (baseline)",
                    Places.relation(object));
        } else if (!circumstances.otherRepeatable().isEmpty() && isOfProgram(object)) {
            unknown.add(
                    "Perhaps made by repeatable migrations that ran in another form ("
                            + String.join(", ", new TreeSet<>(circumstances.otherRepeatable())) + ")",
                    Places.relation(object));
        } else {
            changes.add(new Change.Added(object));
        }
    }

    /** Without rights of its own the account could not migrate. */
    private static boolean isOwnRight(ObjectKey key) {
        return key.kind().equals("grant") && key.name().equals(Side.MIGRATES);
    }

    /** A column is one of a view if it has no type of its own. */
    private static boolean isOfProgram(SchemaObject object) {
        boolean isTableColumn =
                object.key().kind().equals("column") && object.properties().containsKey("type");
        return PROGRAMS.contains(object.key().kind()) && !isTableColumn;
    }

    private void addLoose(ObjectKey key) {
        unknown.add(
                "Made by repeatable migrations, which ran at another version there than in the rehearsal",
                key.toString());
    }

    private void compare(SchemaObject rehearsed, SchemaObject there) {
        if (expected.isInitial(rehearsed)) {
            return;
        }
        Map<String, String> before = rehearsed.properties();
        Map<String, String> after = there.properties();
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            compare(rehearsed.key(), name, before.getOrDefault(name, ""), after.getOrDefault(name, ""));
        }
    }

    private void compare(ObjectKey key, String property, String rehearsed, String there) {
        switch (rules.of(property, rehearsed, there)) {
            case SAME -> {}
            case OPERATION -> aside.add("Set otherwise where the database is run", property + " of " + key);
            case PARTITIONS -> aside.add("Partitioned alike, with other partitions", key.name());
            case REWRITTEN ->
                aside.add(
                        "The same but for casts and parentheses, as after a dump was restored",
                        property + " of " + key);
            case NOT_COMPARED ->
                unknown.add(
                        "Definitions are not compared where they are written differently, for the rehearsal was on another version of the server"
                                + " which may be why. Rehearse on this one (switchback.database) to have them compared.");
            case DIFFERENT -> different(key, property, rehearsed, there);
        }
    }

    private void different(ObjectKey key, String property, String rehearsed, String there) {
        if (expected.loose().contains(key)) {
            addLoose(key);
        } else if (HiddenValue.is(rehearsed)) {
            changes.add(new Change.Altered(key, property, "(hidden, for a secret is in it)", "another text"));
        } else {
            changes.add(new Change.Altered(key, property, rehearsed, there));
        }
    }
}
