// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.TableName;
import dev.switchback.engine.ColumnShape;
import dev.switchback.engine.Condition;
import dev.switchback.engine.ForeignKey;
import dev.switchback.engine.TableShape;
import dev.switchback.engine.UniqueKey;
import dev.switchback.engine.mysql.RowCatalog.Check;
import dev.switchback.engine.mysql.RowCatalog.KeyPart;
import dev.switchback.engine.mysql.RowCatalog.Partition;
import dev.switchback.engine.mysql.RowCatalog.Reference;
import dev.switchback.engine.mysql.RowCatalog.Table;
import dev.switchback.engine.mysql.RowCatalog.Trigger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts the shapes of tables together from what the catalog says about them, all tables at once. */
record RowShapes(
        Flavor flavor,
        Map<String, List<Table>> tables,
        Map<String, List<RowColumn>> columns,
        Map<String, List<Check>> checks,
        Map<String, List<KeyPart>> keys,
        Map<String, List<Reference>> references,
        Map<String, List<Partition>> partitions,
        Map<String, List<Trigger>> triggers) {

    static RowShapes read(RowCatalog catalog, Collection<String> names) throws SQLException {
        return new RowShapes(
                catalog.flavor(),
                catalog.tables(names),
                catalog.columns(names),
                catalog.checks(names),
                catalog.keys(names),
                catalog.references(names),
                catalog.partitions(names),
                catalog.triggers(names));
    }

    /** Returns the tables that can be looked into. */
    List<TableName> countable() {
        return tables.entrySet().stream()
                .filter(table ->
                        !StorageEngine.isForeign(table.getValue().get(0).engine()))
                .map(table -> new TableName("", table.getKey()))
                .toList();
    }

    /** Returns the shapes by name; those of the given tables have rows. */
    Map<TableName, TableShape> shapes(Set<TableName> filled) {
        Map<TableName, TableShape> shapes = new TreeMap<>();
        for (String name : tables.keySet()) {
            TableName table = new TableName("", name);
            shapes.put(table, shape(table, !filled.contains(table)));
        }
        return shapes;
    }

    private TableShape shape(TableName table, boolean empty) {
        String name = table.name();
        List<ColumnShape> its = columnsOf(name);
        return new TableShape(
                table,
                StorageEngine.obstacle(of(tables, name).get(0).engine()),
                empty,
                its,
                conditions(name, its),
                of(keys, name).stream()
                        .map(KeyPart::expression)
                        .filter(expression -> !expression.isEmpty())
                        .toList(),
                uniqueKeys(name, its),
                foreignKeys(name),
                false,
                List.of(),
                List.of(),
                of(triggers, name).stream()
                        .map(trigger -> "trigger \"" + trigger.name() + "\"")
                        .toList(),
                false);
    }

    private static <T> List<T> of(Map<String, List<T>> map, String table) {
        return map.getOrDefault(table, List.of());
    }

    private List<ColumnShape> columnsOf(String table) {
        Set<String> json = new HashSet<>();
        if (flavor == Flavor.MARIADB) {
            of(checks, table).stream().filter(RowShapes::isJson).forEach(check -> json.add(check.name()));
        }
        return of(columns, table).stream()
                .map(column -> column.shape(json.contains(column.name())))
                .toList();
    }

    /** MariaDB's JSON is long text with this check, under the column's name. */
    private static boolean isJson(Check check) {
        return check.clause().equals("json_valid(" + RowSql.name(check.name()) + ")");
    }

    private List<Condition> conditions(String table, List<ColumnShape> its) {
        List<Condition> conditions = new ArrayList<>(GeneratedColumns.conditions(its));
        of(checks, table).stream()
                .filter(check -> flavor == Flavor.MYSQL || !isJson(check))
                .map(check -> new Condition("check \"" + check.name() + "\"", check.clause()))
                .forEach(conditions::add);
        of(keys, table).stream()
                .flatMap(part -> GeneratedColumns.indexable(part.key(), part.expression()).stream())
                .forEach(conditions::add);
        PartitionBounds.of(of(partitions, table)).ifPresent(conditions::add);
        return conditions;
    }

    private List<UniqueKey> uniqueKeys(String table, List<ColumnShape> its) {
        Map<String, List<KeyPart>> parts = new LinkedHashMap<>();
        of(keys, table).stream()
                .filter(KeyPart::unique)
                .forEach(part -> parts.computeIfAbsent(part.key(), key -> new ArrayList<>())
                        .add(part));
        return parts.entrySet().stream()
                .map(key -> uniqueKey(key.getKey(), key.getValue(), its))
                .toList();
    }

    private static UniqueKey uniqueKey(String name, List<KeyPart> parts, List<ColumnShape> its) {
        Set<String> given = new HashSet<>();
        its.stream().filter(column -> !column.computed()).forEach(column -> given.add(column.name()));
        if (parts.stream().allMatch(part -> given.contains(part.column()))) {
            return new UniqueKey(
                    name,
                    parts.stream().map(KeyPart::column).toList(),
                    true,
                    parts.stream().map(KeyPart::prefix).toList());
        }
        List<String> behind = parts.stream()
                .flatMap(part -> behind(part, its))
                .distinct()
                .filter(given::contains)
                .toList();
        return new UniqueKey(name, behind, false);
    }

    /** Returns the columns that a part of a key is computed from, as far as their names stand in the expression. */
    private static Stream<String> behind(KeyPart part, List<ColumnShape> its) {
        Optional<ColumnShape> column =
                its.stream().filter(c -> c.name().equals(part.column())).findFirst();
        if (column.isPresent() && !column.get().computed()) {
            return Stream.of(part.column());
        }
        String expression = column.flatMap(ColumnShape::expression).orElse(part.expression());
        return its.stream().map(ColumnShape::name).filter(name -> expression.contains(RowSql.name(name)));
    }

    private List<ForeignKey> foreignKeys(String table) {
        Map<String, List<Reference>> byKey = new LinkedHashMap<>();
        of(references, table)
                .forEach(reference -> byKey.computeIfAbsent(reference.key(), key -> new ArrayList<>())
                        .add(reference));
        return byKey.values().stream().map(RowShapes::foreignKey).toList();
    }

    private static ForeignKey foreignKey(List<Reference> parts) {
        Reference first = parts.get(0);
        return new ForeignKey(
                first.key(),
                parts.stream().map(Reference::column).toList(),
                new TableName(first.schema(), first.parent()),
                parts.stream().map(Reference::parentColumn).toList(),
                false);
    }

    /** Returns the tables whose engine cannot take back what a failed statement did. */
    Set<TableName> withoutTransactions() {
        Set<TableName> result = new HashSet<>();
        tables.forEach((name, facts) -> {
            if (!StorageEngine.isTransactional(facts.get(0).engine())) {
                result.add(new TableName("", name));
            }
        });
        return result;
    }

    /** Returns the tables with a trigger that may change a row before it is stored. */
    Set<TableName> rewritten() {
        Set<TableName> result = new HashSet<>();
        triggers.forEach((name, its) -> {
            if (its.stream().anyMatch(trigger -> trigger.timing().equals("BEFORE"))) {
                result.add(new TableName("", name));
            }
        });
        return result;
    }
}
