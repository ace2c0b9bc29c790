// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.evidence.RecordedMigration;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which step of the rehearsed walk a live database stands at, if it stands at one of them at all. */
sealed interface Standing {

    /**
     * It stands where the walk was after its first versions.
     *
     * @param count       how many of them
     * @param repeatables the places in the walk of those repeatable migrations that ran as well, as they are now
     */
    record At(int count, List<Integer> repeatables) implements Standing {
        public At {
            repeatables = List.copyOf(repeatables);
        }
    }

    /** It stands nowhere, for the reason given. */
    record Nowhere(String why, String remedy) implements Standing {}

    /** Finds it. */
    static Standing of(SchemaRecord record, MigrationSet history, AppliedMigrations applied) {
        return new Search(record, history, applied).standing();
    }

    /** The questions in their order: what is wrong with the history comes before what is wrong with the record. */
    record Search(SchemaRecord record, MigrationSet history, AppliedMigrations applied) {

        private static final String REHEARSE =
                "Rehearse these migrations again, so that their schemas are recorded: mvn switchback:rehearse";

        Standing standing() {
            return notAtHand()
                    .or(this::edited)
                    .or(this::notRehearsed)
                    .or(this::outOfOrder)
                    .or(this::editedSince)
                    .<Standing>map(nowhere -> nowhere)
                    .orElseGet(() -> new At(count(), repeatables()));
        }

        private Optional<Nowhere> notAtHand() {
            List<Version> unknown = applied.versions().stream()
                    .filter(version -> history.migrations().stream().noneMatch(migration -> isOf(migration, version)))
                    .toList();
            return nowhere(
                    unknown,
                    "%s applied there, and no migration at hand has %s: the scripts at hand are older than the database, or others.",
                    "Take the scripts of the release that was deployed last.");
        }

        private Optional<Nowhere> edited() {
            return nowhere(
                    List.copyOf(applied.edited()),
                    "%s edited after having been applied there, so that the script at hand does not say what was done.",
                    "Put the script back as it was applied: flyway:validate names it.");
        }

        private Optional<Nowhere> notRehearsed() {
            List<Version> missing = applied.versions().stream()
                    .filter(version ->
                            steps().stream().noneMatch(step -> step.version().equals(Optional.of(version))))
                    .toList();
            return nowhere(missing, "%s applied there, and the rehearsal did not come to %s.", REHEARSE);
        }

        private Optional<Nowhere> outOfOrder() {
            List<Version> left = steps().subList(0, count()).stream()
                    .flatMap(step -> step.version().stream())
                    .filter(version -> !applied.has(version))
                    .toList();
            return nowhere(
                    left,
                    "%s not applied there, and newer versions are; the rehearsal applied them in order and has no such schema.",
                    "Apply what was left out first (flyway.outOfOrder), or take note that drift is not looked for.");
        }

        private Optional<Nowhere> editedSince() {
            for (RecordedMigration step : steps().subList(0, count())) {
                boolean isSame = history.migrations().stream().anyMatch(step::isOf);
                boolean isThere = history.migrations().stream().anyMatch(step::isStepOf);
                if (isThere && !isSame) {
                    return Optional.of(
                            new Nowhere(step.name() + " is not what was rehearsed: it was edited since.", REHEARSE));
                }
                // A script may go once a baseline stands for it, and with it what could be compared.
                if (!isThere && !isBelowBaseline(step)) {
                    return Optional.of(new Nowhere(step.name() + " was rehearsed and is not at hand.", REHEARSE));
                }
            }
            return Optional.empty();
        }

        private boolean isBelowBaseline(RecordedMigration step) {
            return applied.baseline()
                    .filter(base -> step.version().orElseThrow().compareTo(base) <= 0)
                    .isPresent();
        }

        private static Optional<Nowhere> nowhere(List<Version> versions, String why, String remedy) {
            if (versions.isEmpty()) {
                return Optional.empty();
            }
            boolean isOne = versions.size() == 1;
            String named = (isOne ? "Version " : "Versions ")
                    + String.join(", ", versions.stream().map(Version::toString).toList())
                    + (isOne
                            ? (why.contains("edited after") ? " was" : " is")
                            : why.contains("edited after") ? " were" : " are");
            return Optional.of(new Nowhere(String.format(why, named, isOne ? "it" : "them"), remedy));
        }

        private static boolean isOf(Migration migration, Version version) {
            return migration.version().equals(Optional.of(version));
        }

        /** The steps with a version, which all stand before those without. */
        private List<RecordedMigration> steps() {
            return record.migrations().stream()
                    .filter(step -> step.version().isPresent())
                    .toList();
        }

        private int count() {
            Optional<Version> newest = applied.newest();
            return newest.isEmpty()
                    ? 0
                    : (int) steps().stream()
                            .filter(step -> step.version().orElseThrow().compareTo(newest.get()) <= 0)
                            .count();
        }

        private List<Integer> repeatables() {
            Set<String> ran = applied.repeatables();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < record.migrations().size(); i++) {
                RecordedMigration step = record.migrations().get(i);
                if (step.version().isEmpty()
                        && ran.contains(step.description())
                        && history.migrations().stream().anyMatch(step::isOf)) {
                    places.add(i);
                }
            }
            return places;
        }
    }
}
