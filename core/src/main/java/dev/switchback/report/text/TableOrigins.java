// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.text;

import dev.switchback.impact.SchemaStep;
import dev.switchback.report.view.Judged;
import dev.switchback.report.view.MigrationView;
import dev.switchback.schema.Change;
import dev.switchback.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Walks along a history and tells of each migration which tables of earlier ones it changes or refers to, by its schemas. */
final class TableOrigins {

    private static final Pattern REFERENCES = Pattern.compile("\\bREFERENCES\\s+([^\\s(]+)");

    private final Map<String, String> makers = new HashMap<>();

    /** Returns the tables by the migration that made them, and takes down those that this one makes; empty if nobody has looked. */
    Optional<Map<String, List<String>>> next(MigrationView migration) {
        Optional<Judged> judged = migration.judged().stream()
                .filter(each -> each.step().isPresent())
                .findFirst();
        Optional<Map<String, List<String>>> needed = judged.map(this::needed);
        judged.flatMap(Judged::step).ifPresent(step -> made(step, migration.name()));
        return needed;
    }

    private Map<String, List<String>> needed(Judged judged) {
        Stream<String> changed =
                judged.step().orElseThrow().diff().changes().stream().flatMap(TableOrigins::tables);
        Stream<String> measured = judged.outlook().stream().map(outlook -> outlook.measure());
        Map<String, List<String>> needed = new TreeMap<>();
        Stream.concat(changed, measured)
                .flatMap(name -> known(name).stream())
                .distinct()
                .sorted()
                .forEach(table -> needed.computeIfAbsent(String.valueOf(makers.get(table)), any -> new ArrayList<>())
                        .add(table));
        return needed;
    }

    private static Stream<String> tables(Change change) {
        String owner = change.key().owner();
        Stream<String> named =
                Stream.of(owner, owner.replaceFirst("^.* ", ""), change.key().name());
        return change instanceof Change.Added added ? Stream.concat(named, referred(added.object())) : named;
    }

    private static Stream<String> referred(SchemaObject object) {
        Matcher reference = REFERENCES.matcher(object.properties().getOrDefault("definition", ""));
        return reference.results().map((MatchResult found) -> found.group(1));
    }

    /** A catalog may leave out the schema of what is on the search path. */
    private Optional<String> known(String name) {
        return makers.containsKey(name)
                ? Optional.of(name)
                : makers.keySet().stream()
                        .filter(table -> !name.isEmpty() && table.endsWith("." + name))
                        .sorted()
                        .findFirst();
    }

    private void made(SchemaStep step, String migration) {
        step.diff().changes().stream()
                .filter(change -> change.key().kind().equals("table"))
                .forEach(change -> {
                    if (change instanceof Change.Added) {
                        makers.put(change.key().name(), migration);
                    } else if (change instanceof Change.Removed) {
                        makers.remove(change.key().name());
                    }
                });
    }
}
