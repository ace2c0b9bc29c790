// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import dev.switchback.engine.DatabaseExchange.Names;
import dev.switchback.engine.mysql.ExchangeStep.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What moves, and what is to be made anew around it: tables move, but neither views nor routines nor events, and triggers not to
 * another schema.
 *
 * @param names         the three schemas
 * @param live          the tables that everybody uses
 * @param fresh         the restored tables
 * @param liveTriggers  by name, with their tables
 * @param freshTriggers likewise
 * @param inTheWay      views of the live schema where a restored table is to be
 * @param steps         what is to be made anew
 */
record ExchangePlan(
        Names names,
        List<String> live,
        List<String> fresh,
        List<Trigger> liveTriggers,
        List<Trigger> freshTriggers,
        List<StoredDefinition> inTheWay,
        List<ExchangeStep> steps) {

    /** A trigger and its table. */
    record Trigger(String table, StoredDefinition definition) {}

    private static final String TABLES =
            "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE IN"
                    + " ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE') ORDER BY 1";

    private static final String OWNERS =
            "SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?";

    static ExchangePlan read(Connection connection, Names names, Set<String> asleep) throws SQLException {
        List<Trigger> liveTriggers = triggers(connection, names.live());
        List<Trigger> freshTriggers = triggers(connection, names.fresh());
        List<StoredDefinition> live = StoredDefinition.others(connection, names.live());
        List<StoredDefinition> fresh = StoredDefinition.others(connection, names.fresh()).stream()
                .map(each -> isEvent(each) && asleep.contains(each.name())
                        ? each.saying(EventState.awake(each.text()))
                        : each)
                .toList();
        List<String> freshTables = tables(connection, names.fresh());
        List<StoredDefinition> inTheWay = live.stream()
                .filter(each -> each.kind().equals("VIEW") && freshTables.contains(each.name()))
                .toList();
        List<ExchangeStep> steps = new ArrayList<>();
        liveTriggers.forEach(each -> steps.add(ExchangeStep.make(Part.BACK, names.live(), each.definition())));
        inTheWay.forEach(each -> steps.add(ExchangeStep.make(Part.BACK, names.live(), each)));
        freshTriggers.forEach(each -> steps.add(ExchangeStep.make(Part.LIVE, names.live(), each.definition())));
        steps.addAll(changes(names.live(), live, fresh, inTheWay));
        Stream.concat(liveTriggers.stream().map(Trigger::definition), live.stream())
                .forEach(each -> steps.add(ExchangeStep.make(
                        Part.FORMER,
                        names.former(),
                        isEvent(each) ? each.saying(EventState.asleep(each.text())) : each)));
        return new ExchangePlan(
                names, tables(connection, names.live()), freshTables, liveTriggers, freshTriggers, inTheWay, steps);
    }

    private static boolean isEvent(StoredDefinition definition) {
        return definition.kind().equals("EVENT");
    }

    private static List<String> tables(Connection connection, String schema) throws SQLException {
        return Jdbc.query(connection, row -> row.getString(1), TABLES, schema).stream()
                .filter(table -> !table.equals(ExchangeJournal.TABLE))
                .toList();
    }

    private static List<Trigger> triggers(Connection connection, String schema) throws SQLException {
        List<StoredDefinition> definitions = StoredDefinition.triggers(connection, schema);
        Map<String, String> owners = new TreeMap<>();
        Jdbc.query(connection, row -> owners.put(row.getString(1), row.getString(2)), OWNERS, schema);
        return definitions.stream()
                .map(each -> new Trigger(String.valueOf(owners.get(each.name())), each))
                .toList();
    }

    /** What is the same in both stays as it is: clients that use it notice nothing. */
    private static List<ExchangeStep> changes(
            String schema, List<StoredDefinition> live, List<StoredDefinition> fresh, List<StoredDefinition> gone) {
        Map<String, StoredDefinition> before = byName(live);
        Map<String, StoredDefinition> after = byName(fresh);
        List<ExchangeStep> steps = new ArrayList<>();
        before.forEach((key, each) -> {
            boolean isReplaced = after.containsKey(key) && each.kind().equals("VIEW");
            if (!each.equals(after.get(key)) && !isReplaced && !gone.contains(each)) {
                steps.add(ExchangeStep.drop(Part.LIVE, schema, each));
            }
        });
        after.forEach((key, each) -> {
            if (!each.equals(before.get(key))) {
                steps.add(ExchangeStep.make(Part.LIVE, schema, each));
            }
        });
        return steps;
    }

    private static Map<String, StoredDefinition> byName(List<StoredDefinition> definitions) {
        Map<String, StoredDefinition> all = new LinkedHashMap<>();
        definitions.forEach(each -> all.put(each.kind() + " " + each.name(), each));
        return all;
    }

    /** Returns the one statement that moves all: the former ones out of the way first, and the journal with the last. */
    String rename() {
        Stream<String> out = live.stream().map(table -> moved(names.live(), table, names.former()));
        Stream<String> in = fresh.stream().map(table -> moved(names.fresh(), table, names.live()));
        Stream<String> journal = Stream.of(moved(names.fresh(), ExchangeJournal.TABLE, names.former()));
        return "RENAME TABLE "
                + Stream.of(out, in, journal).flatMap(each -> each).collect(Collectors.joining(", "));
    }

    private static String moved(String from, String table, String to) {
        return named(from, table) + " TO " + named(to, table);
    }

    static String named(String schema, String table) {
        return DdlText.quoted(schema) + "." + DdlText.quoted(table);
    }

    /** Returns the statement that keeps everybody out of tables of a schema. */
    static String lock(Stream<String> tables) {
        return "LOCK TABLES " + tables.map(table -> table + " WRITE").collect(Collectors.joining(", "));
    }

    Stream<String> liveNames() {
        return live.stream().map(table -> named(names.live(), table));
    }

    Stream<String> freshNames() {
        return Stream.concat(
                fresh.stream().map(table -> named(names.fresh(), table)), Stream.of(ExchangeJournal.in(names.fresh())));
    }

    /** Returns the steps of a part that make triggers. */
    List<ExchangeStep> triggersOf(Part part) {
        return steps.stream()
                .filter(step -> step.part() == part && step.isTrigger())
                .toList();
    }
}
