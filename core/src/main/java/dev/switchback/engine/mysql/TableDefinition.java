// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.DdlToken.Kind;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A table with its columns, keys and constraints, from what {@code SHOW CREATE TABLE} prints about it. */
final class TableDefinition {

    private final String table;
    private final Collations collations;
    private final List<SchemaObject> objects = new ArrayList<>();
    private final Set<String> referenced = new HashSet<>();
    private String collation = "";
    private int columns;

    private TableDefinition(String table, Collations collations) {
        this.table = table;
        this.collations = collations;
    }

    static TableDefinition of(String table, String statement, Collations collations) {
        TableDefinition definition = new TableDefinition(table, collations);
        definition.read(DdlLexer.tokens(statement));
        return definition;
    }

    /** Returns the table and all that belongs to it, triggers and privileges aside. */
    List<SchemaObject> objects() {
        return List.copyOf(objects);
    }

    /** Returns the names of the tables that its foreign keys lead to, whose change of name is theirs, too. */
    Set<String> referenced() {
        return Set.copyOf(referenced);
    }

    private void read(List<DdlToken> tokens) {
        int open = 0;
        while (open < tokens.size() && !tokens.get(open).is("(")) {
            open++;
        }
        int end = DdlText.endOfGroup(tokens, open);
        Map<String, String> options = collations.named(TableOptions.properties(tokens.subList(end, tokens.size())));
        collation = options.getOrDefault("collation", "");
        objects.add(SchemaObject.of(new ObjectKey("table", "", table), options));
        DdlText.items(tokens.subList(open + 1, end - 1)).forEach(this::readItem);
    }

    private void readItem(List<DdlToken> item) {
        DdlToken first = item.get(0);
        if (first.kind() == Kind.NAME) {
            columns++;
            objects.add(new SchemaObject(
                    key("column", first.unquoted()),
                    collations.named(ColumnDefinition.properties(item.subList(1, item.size())), collation),
                    columns));
        } else if (first.is("CONSTRAINT")) {
            readConstraint(item.get(1).unquoted(), item.subList(2, item.size()));
        } else if (first.is("PRIMARY")) {
            add("index", "PRIMARY", item);
        } else if (first.is("PERIOD")) {
            add("period", item.get(2).unquoted(), item);
        } else {
            readKey(item);
        }
    }

    private void readConstraint(String name, List<DdlToken> definition) {
        boolean isForeignKey = definition.get(0).is("FOREIGN");
        add(isForeignKey ? "foreign key" : definition.get(0).is("CHECK") ? "check" : "constraint", name, definition);
        if (isForeignKey) {
            referencedIn(definition).ifPresent(referenced::add);
        }
    }

    /** The name is left out of what describes the key, for it is in the object's. */
    private void readKey(List<DdlToken> item) {
        for (int i = 0; i < item.size(); i++) {
            if (item.get(i).kind() == Kind.NAME) {
                List<DdlToken> definition = new ArrayList<>(item.subList(0, i));
                definition.addAll(item.subList(i + 1, item.size()));
                add("index", item.get(i).unquoted(), definition);
                return;
            }
        }
        throw new IllegalStateException("Not understood in the definition of " + table + ": " + DdlText.join(item));
    }

    private void add(String kind, String name, List<DdlToken> definition) {
        objects.add(SchemaObject.of(key(kind, name), new TreeMap<>(Map.of("definition", DdlText.join(definition)))));
    }

    private ObjectKey key(String kind, String name) {
        return new ObjectKey(kind, table, name);
    }

    /** The table may stand behind the name of another database, whose tables are none of ours. */
    private static Optional<String> referencedIn(List<DdlToken> definition) {
        for (int i = 0; i + 1 < definition.size(); i++) {
            if (definition.get(i).is("REFERENCES")) {
                return Optional.of(definition.get(i + 1).unquoted());
            }
        }
        return Optional.empty();
    }
}
