// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.drift.Comparison.Circumstances;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.live.LiveSchema;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds what a live database is to be held against, and whether it can be; then compares. */
final class DriftCheck {

    private final SchemaRecord record;
    private final AppliedMigrations applied;
    private final LiveSchema live;
    private final Optional<Migration> failed;

    private DriftCheck(SchemaRecord record, AppliedMigrations applied, LiveSchema live, Optional<Migration> failed) {
        this.record = record;
        this.applied = applied;
        this.live = live;
        this.failed = failed;
    }

    /**
     * Compares.
     *
     * @param failed a migration that failed half-way: what it touches is not compared
     */
    static Drift of(
            SchemaRecord record,
            MigrationSet history,
            AppliedMigrations applied,
            LiveSchema live,
            Optional<Migration> failed)
            throws EvidenceProblem {
        if (!record.header().product().equals(live.server().product())) {
            return new Drift.NotComparable(
                    "The rehearsal was on " + record.header().product() + ", and this is a server of "
                            + live.server().product() + ".",
                    "Rehearse on that product: switchback.database="
                            + live.server().product());
        }
        Standing standing = Standing.of(record, history, applied);
        return standing instanceof Standing.At at
                ? new DriftCheck(record, applied, live, failed).at(at)
                : notComparable((Standing.Nowhere) standing);
    }

    private static Drift notComparable(Standing.Nowhere nowhere) {
        return new Drift.NotComparable(nowhere.why(), nowhere.remedy());
    }

    private Drift at(Standing.At at) throws EvidenceProblem {
        Optional<Expectation> expected = Expectation.of(record, at);
        if (expected.isEmpty()) {
            return new Drift.NotComparable(
                    "The rehearsal has passed over "
                            + record.migrations().get(at.count() - 1).name() + " without looking at the schema.",
                    "Rehearse once without a selection of migrations: mvn switchback:rehearse");
        }
        return elsewhere(expected.get())
                .map(schema -> (Drift) new Drift.NotComparable(
                        "The tables are in schema " + schema.get(1) + " there, and were in " + schema.get(0)
                                + " in the rehearsal.",
                        "Set flyway.defaultSchema=" + schema.get(1) + " for both, and rehearse again."))
                .orElseGet(() -> compared(at, expected.get()));
    }

    private Drift compared(Standing.At at, Expectation expected) {
        Circumstances circumstances = new Circumstances(
                live.dialect().hasSchemasInside(),
                live.unseen(),
                isBeyondBaseline(at),
                applied.otherRepeatables(),
                unsettled(),
                false);
        Side rehearsed = Side.rehearsed(record.header().account());
        Side there = Side.live(rehearsed, expected.schema(), live.objects());
        Comparison.Result result = new Comparison(
                        expected.seenBy(rehearsed),
                        there.seen(live.objects()),
                        PropertyRules.of(record, live),
                        circumstances)
                .result();
        return new Drift.Compared(standard(at), result.differences(), result.aside(), result.unknown());
    }

    private Set<ObjectKey> unsettled() {
        return IntStream.range(0, record.migrations().size())
                .filter(i -> failed.filter(record.migrations().get(i)::isStepOf).isPresent())
                .mapToObj(record::touched)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private String standard(Standing.At at) {
        String place = at.count() == 0
                ? "an empty database"
                : "version " + record.migrations().get(at.count() - 1).version().orElseThrow();
        return place + " as rehearsed on " + record.header().product() + " "
                + record.header().version();
    }

    /** Says whether the baseline stands for versions that the rehearsal has none of. */
    private boolean isBeyondBaseline(Standing.At at) {
        return applied.baseline()
                .filter(base -> record.migrations().stream()
                        .flatMap(step -> step.version().stream())
                        .noneMatch(version -> version.compareTo(base) <= 0))
                .isPresent();
    }

    /** Returns the schema of the rehearsed tables and the one where they are, if that is another. */
    private Optional<List<String>> elsewhere(Expectation expected) {
        if (!live.dialect().hasSchemasInside()) {
            return Optional.empty();
        }
        List<ObjectKey> tables = tables(expected.schema());
        List<ObjectKey> missing = tables.stream()
                .filter(key -> live.objects().find(key).isEmpty())
                .toList();
        if (missing.size() * 2 <= tables.size()) {
            return Optional.empty();
        }
        Set<String> names = missing.stream().map(key -> Places.bare(key.name())).collect(Collectors.toSet());
        Map<String, Set<String>> bySchema = new TreeMap<>();
        tables(live.objects())
                .forEach(key -> bySchema.computeIfAbsent(Places.schema(key).orElse(""), first -> new HashSet<>())
                        .add(Places.bare(key.name())));
        return bySchema.entrySet().stream()
                .filter(schema -> schema.getValue().containsAll(names))
                .findFirst()
                .map(schema -> List.of(Places.schema(missing.get(0)).orElse(""), schema.getKey()));
    }

    private static List<ObjectKey> tables(Snapshot schema) {
        return schema.objects().keySet().stream()
                .filter(key -> key.kind().equals("table"))
                .toList();
    }
}
