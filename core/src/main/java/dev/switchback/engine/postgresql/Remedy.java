// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What leads from the schema that is found back to the one that is wanted.
 *
 * @param statements in an order in which they can run: what is left is dropped, what is lost created, what differs altered
 * @param unmended   the changes for which no statement can be given that would certainly do
 */
record Remedy(List<String> statements, List<Change> unmended) {

    /** From what nothing depends on to what much does; things are created the other way round. */
    private static final List<String> DROP_ORDER = List.of(
            "grant",
            "event trigger",
            "trigger",
            "policy",
            "rule",
            "statistics",
            "view",
            "materialized view",
            "constraint",
            "index",
            "column",
            "table",
            "foreign table",
            "sequence",
            "aggregate",
            "procedure",
            "function",
            "attribute",
            "domain",
            "type",
            "extension",
            "schema");

    Remedy {
        statements = List.copyOf(statements);
        unmended = List.copyOf(unmended);
    }

    static Remedy of(Snapshot wanted, Snapshot found) {
        List<Change> changes = SchemaDiff.between(wanted, found).changes().stream()
                .filter(change -> !(change instanceof Change.Moved))
                .toList();
        RemedyRenames renames = RemedyRenames.in(changes);
        Map<ObjectKey, List<Change>> byObject = new LinkedHashMap<>();
        changes.stream()
                .filter(change ->
                        !renames.explains(change) && !renames.doubtful().contains(change))
                .forEach(change -> byObject.computeIfAbsent(change.key(), key -> new ArrayList<>())
                        .add(change));
        Collector collector = new Collector(wanted, found);
        byObject.values().forEach(collector::add);
        return collector.remedy(renames);
    }

    private static final class Collector {

        private record Step(String kind, String statement) {}

        private final Snapshot wanted;
        private final Snapshot found;
        private final List<Step> drops = new ArrayList<>();
        private final List<Step> creations = new ArrayList<>();
        private final List<Change> unmended = new ArrayList<>();

        Collector(Snapshot wanted, Snapshot found) {
            this.wanted = wanted;
            this.found = found;
        }

        void add(List<Change> changes) {
            Change first = changes.get(0);
            if (first instanceof Change.Added left) {
                if (!goesWithItsOwner(left.object())) {
                    put(drops, rank(left.object()), RemedyDrop.of(left.object(), found), changes);
                }
            } else if (first instanceof Change.Removed lost) {
                put(creations, rank(lost.object()), RemedyCreate.of(lost.object(), wanted), changes);
            } else if (isReplaced(changes)) {
                replace(changes);
            } else {
                changes.forEach(change -> alter((Change.Altered) change));
            }
        }

        /** The values of an array or of a user's own type are not converted without a decision of theirs. */
        private void alter(Change.Altered change) {
            boolean isDoubtful =
                    change.property().equals("type") && change.after().matches(".*[.\\[\"].*");
            Optional<String> statement = isDoubtful
                    ? Optional.empty()
                    : RemedyAlter.of(wanted.objects().get(change.key()), change.property(), wanted);
            put(creations, change.key().kind(), statement, List.of(change));
        }

        /** What was left behind together with a table or a type goes when that is dropped. */
        private boolean goesWithItsOwner(SchemaObject object) {
            ObjectKey key = object.key();
            String owner = key.kind().equals("sequence")
                    ? object.properties().getOrDefault("owned by", "").replaceFirst("\\.[^.]*$", "")
                    : key.owner().replaceFirst("^(table|view|sequence|function|procedure|type|domain|schema) ", "");
            return !owner.isEmpty() && isLeft(owner) || isOfLeftColumn(object);
        }

        private boolean isLeft(String owner) {
            return List.of(
                            "table",
                            "foreign table",
                            "view",
                            "materialized view",
                            "type",
                            "domain",
                            "sequence",
                            "function",
                            "procedure",
                            "schema")
                    .stream()
                    .map(kind -> new ObjectKey(kind, "", owner))
                    .anyMatch(key ->
                            found.find(key).isPresent() && wanted.find(key).isEmpty());
        }

        private boolean isOfLeftColumn(SchemaObject object) {
            String column = object.properties().getOrDefault("owned by", "");
            return object.key().kind().equals("sequence")
                    && found.objects().keySet().stream()
                            .filter(key -> key.kind().equals("column")
                                    && wanted.find(key).isEmpty())
                            .anyMatch(key -> column.equals(key.owner() + "." + key.name()));
        }

        private static boolean isReplaced(Collection<Change> changes) {
            return changes.stream().map(change -> (Change.Altered) change).anyMatch(change -> switch (change.key()
                    .kind()) {
                case "index", "constraint", "trigger", "rule", "view", "materialized view", "statistics" ->
                    change.property().equals("definition");
                case "policy" -> !change.property().equals("comment");
                case "grant" -> true;
                default -> false;
            });
        }

        /** Drops the object and creates it as it should be, with the privileges that it takes along. */
        private void replace(List<Change> changes) {
            ObjectKey key = changes.get(0).key();
            Optional<String> drop = RemedyDrop.of(found.objects().get(key), found);
            Optional<String> creation = RemedyCreate.of(wanted.objects().get(key), wanted);
            if (drop.isEmpty() || creation.isEmpty()) {
                unmended.addAll(changes);
                return;
            }
            drops.add(new Step(rank(found.objects().get(key)), drop.get()));
            creations.add(new Step(rank(wanted.objects().get(key)), creation.get()));
            wanted.objects().values().stream()
                    .filter(object -> object.key().kind().equals("grant"))
                    .filter(object -> object.key().owner().equals(key.kind() + " " + key.name()))
                    .forEach(object -> put(creations, "grant", RemedyGrant.grant(object), changes));
        }

        private static String rank(SchemaObject object) {
            String definition = object.properties().getOrDefault("definition", "");
            return definition.startsWith("FOREIGN KEY")
                    ? "foreign key"
                    : object.key().kind();
        }

        private void put(List<Step> steps, String kind, Optional<String> statement, List<Change> changes) {
            statement.ifPresentOrElse(sql -> steps.add(new Step(kind, sql)), () -> unmended.addAll(changes));
        }

        Remedy remedy(RemedyRenames renames) {
            Comparator<Step> order = Comparator.comparingInt(step -> DROP_ORDER.indexOf(step.kind));
            drops.sort(order);
            creations.sort(order.reversed());
            List<String> statements = new ArrayList<>(renames.statements());
            unmended.addAll(renames.doubtful());
            drops.forEach(step -> statements.add(step.statement));
            creations.forEach(step -> statements.add(step.statement));
            return new Remedy(statements.stream().distinct().toList(), unmended);
        }
    }
}
