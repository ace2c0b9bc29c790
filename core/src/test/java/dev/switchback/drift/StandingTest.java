// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.SchemaRecord;
import dev.switchback.evidence.SchemaRecording;
import dev.switchback.migration.Header;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Script;
import dev.switchback.migration.Version;
import dev.switchback.schema.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final List<Migration> HISTORY =
            List.of(versioned("2", "two"), versioned("3", "three"), versioned("4", "four"), repeatable("views"));

    private static Migration versioned(String version, String content) {
        String name = "V" + version + "__x.sql";
        return migration(Migration.Kind.VERSIONED, Optional.of(Version.parse(version)), "x", name, content);
    }

    private static Migration repeatable(String description) {
        return migration(
                Migration.Kind.REPEATABLE, Optional.empty(), description, "R__" + description + ".sql", description);
    }

    private static Migration migration(
            Migration.Kind kind, Optional<Version> version, String description, String name, String content) {
        Script script = new Script(Path.of(name), name, "hash of " + content, 1);
        return new Migration(kind, version, description, name, Optional.of(script), Optional.empty(), Header.NONE);
    }

    private static MigrationSet set(List<Migration> migrations) {
        return new MigrationSet(migrations, List.of(), List.of(), List.of());
    }

    private static SchemaRecord record(List<Migration> walked) {
        SchemaRecording recording = new SchemaRecording(HISTORY);
        recording.schema(Snapshot.of(List.of()));
        for (Migration migration : walked) {
            recording.begin();
            recording.applied(migration, List.of());
            recording.schema(Snapshot.of(List.of()));
        }
        return recording
                .record(new SchemaRecord.Header("x", "0", Instant.EPOCH, "mysql", "8.0.31", "root"))
                .orElseThrow();
    }

    private static AppliedMigrations applied(String... versions) {
        return AppliedMigrations.of(Arrays.stream(versions).map(Version::parse).toList());
    }

    private static String why(Standing standing) {
        assertThat(standing).isInstanceOf(Standing.Nowhere.class);
        return ((Standing.Nowhere) standing).why();
    }

    private static Standing standing(AppliedMigrations applied) {
        return Standing.of(record(HISTORY), set(HISTORY), applied);
    }

    @Test
    void theFirstVersionsAreAPlaceInTheWalk() {
        assertThat(standing(applied())).isEqualTo(new Standing.At(0, List.of()));
        assertThat(standing(applied("2", "3"))).isEqualTo(new Standing.At(2, List.of()));
    }

    @Test
    void repeatableMigrationsThatRanHaveTheirPlaces() {
        AppliedMigrations applied = new AppliedMigrations(
                new TreeSet<>(List.of(Version.parse("2"))), Set.of(), Optional.empty(), Set.of("views"), Set.of());

        assertThat(standing(applied)).isEqualTo(new Standing.At(1, List.of(3)));
    }

    @Test
    void aBaselineStandsForWhatIsBelowIt() {
        AppliedMigrations applied = new AppliedMigrations(
                new TreeSet<>(List.of(Version.parse("4"))),
                Set.of(),
                Optional.of(Version.parse("3")),
                Set.of(),
                Set.of());

        assertThat(standing(applied)).isEqualTo(new Standing.At(3, List.of()));
    }

    @Test
    void aVersionThatNoScriptHasIsTold() {
        assertThat(why(standing(applied("2", "7"))))
                .isEqualTo(
                        "Version 7 is applied there, and no migration at hand has it: the scripts at hand are older than the"
                                + " database, or others.");
    }

    @Test
    void aVersionThatWasLeftOutIsTold() {
        assertThat(why(standing(applied("2", "4"))))
                .startsWith("Version 3 is not applied there, and newer versions are");
    }

    @Test
    void aVersionThatWasNotRehearsedIsTold() {
        Standing standing = Standing.of(record(HISTORY.subList(0, 2)), set(HISTORY), applied("2", "3", "4"));

        assertThat(why(standing)).isEqualTo("Version 4 is applied there, and the rehearsal did not come to it.");
    }

    @Test
    void aScriptThatWasEditedSinceTheRehearsalIsTold() {
        List<Migration> edited = List.of(HISTORY.get(0), versioned("3", "edited"), HISTORY.get(2));

        assertThat(why(Standing.of(record(HISTORY), set(edited), applied("2", "3"))))
                .isEqualTo("V3__x.sql is not what was rehearsed: it was edited since.");
        assertThat(Standing.of(record(HISTORY), set(edited), applied("2"))).isInstanceOf(Standing.At.class);
    }

    @Test
    void aScriptThatWasEditedAfterItWasAppliedIsTold() {
        AppliedMigrations applied = new AppliedMigrations(
                new TreeSet<>(List.of(Version.parse("2"), Version.parse("3"))),
                Set.of(Version.parse("3")),
                Optional.empty(),
                Set.of(),
                Set.of());

        assertThat(why(standing(applied))).startsWith("Version 3 was edited after having been applied there");
    }

    @Test
    void aNewScriptBetweenThatIsNotAppliedDoesNotMatter() {
        List<Migration> more = List.of(HISTORY.get(0), versioned("2.5", "new"), HISTORY.get(1), HISTORY.get(2));

        assertThat(Standing.of(record(HISTORY), set(more), applied("2", "3"))).isEqualTo(new Standing.At(2, List.of()));
    }
}
