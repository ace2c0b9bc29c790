// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.EvidenceHeader;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.evidence.SchemaRecording;
import dev.switchback.evidence.Sha256;
import dev.switchback.evidence.Verdict;
import dev.switchback.forecast.Limits;
import dev.switchback.migration.Headers;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Script;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A project whose gate is open, and the ways to spoil that. */
final class Sample {

    static final Instant STARTED = Instant.parse("2026-11-21T02:00:00Z");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> undos = new LinkedHashMap<>();
    private final Map<String, CheckResult> results = new LinkedHashMap<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<SchemaRecord> schemas = new ArrayList<>();
    private final Map<String, List<SchemaObject>> after = new LinkedHashMap<>();
    private String since = "";
    private Policy policy = Policy.DEFAULT;
    private Drafted drafted = Drafted.NONE;
    private Limits limits = Limits.DEFAULT;

    Sample() {
        script("V1__users.sql", "CREATE TABLE users (id int);").undo("1", "DROP TABLE users;");
        script("V2__email.sql", "ALTER TABLE users ADD email text;").undo("2", "ALTER TABLE users DROP email;");
        script("V3__orders.sql", "CREATE TABLE orders (id int);").undo("3", "DROP TABLE orders;");
        script("R__names.sql", "CREATE OR REPLACE VIEW names AS SELECT 1;");
        after.put("V1__users.sql", List.of(table("users"), column("users", "id")));
        after.put("V2__email.sql", List.of(table("users"), column("users", "id"), column("users", "email")));
    }

    static SchemaObject table(String name) {
        return SchemaObject.of(new ObjectKey("table", "", "public." + name), Map.of());
    }

    static SchemaObject column(String table, String name) {
        return SchemaObject.of(new ObjectKey("column", "public." + table, name), Map.of("type", "text"));
    }

    Sample script(String name, String text) {
        texts.put(name, text);
        return this;
    }

    Sample without(String name) {
        texts.remove(name);
        return this;
    }

    Sample undo(String version, String text) {
        undos.put(version, text);
        return this;
    }

    Sample withoutUndo(String version) {
        undos.remove(version);
        return this;
    }

    /** Says what the schema is after a migration, from then on. */
    Sample schemaAfter(String migration, SchemaObject... objects) {
        after.put(migration, List.of(objects));
        return this;
    }

    Sample judged(String migration, String check, Verdict verdict, Finding... findings) {
        return judged(new CheckResult(migration, new CheckId(check), verdict, List.of(findings), Duration.ZERO));
    }

    Sample judged(CheckResult result) {
        results.put(result.migration() + " " + result.check(), result);
        return this;
    }

    Sample policy(Policy wanted) {
        policy = wanted;
        return this;
    }

    Sample drafted(String... names) {
        drafted = new Drafted("target/switchback/report/headers", java.util.Set.of(names));
        return this;
    }

    Sample limits(Limits allowed) {
        limits = allowed;
        return this;
    }

    Sample since(String words) {
        since = words;
        return this;
    }

    Sample problem(String problem) {
        problems.add(problem);
        return this;
    }

    /** Rehearses the scripts as they are. */
    Sample rehearsed() {
        return rehearsed("shop", "18.6", Evidence.Status.COMPLETE, Optional.empty());
    }

    Sample rehearsed(String name, String version, Evidence.Status status, Optional<String> configuration) {
        return rehearsed(name, version, status, configuration, "fresh", "incremental", "rollback", "volume");
    }

    Sample rehearsed(
            String name, String version, Evidence.Status status, Optional<String> configuration, String... checks) {
        EvidenceHeader header = new EvidenceHeader(
                name,
                "run",
                "0.1.0",
                STARTED,
                new EvidenceHeader.DatabaseEvidence("postgresql", version, "PostgreSQL " + version),
                "13.12.0",
                Sha256.of("configuration"),
                1,
                Optional.empty());
        List<Migration> history = history().migrations();
        List<MigrationEvidence> all = status == Evidence.Status.RUNNING
                ? List.of()
                : MigrationEvidence.of(
                        history,
                        history.stream()
                                .flatMap(migration -> List.of(checks).stream().map(check -> result(migration, check)))
                                .toList());
        List<String> partial = status == Evidence.Status.PARTIAL ? List.of("only a selection was judged") : List.of();
        Evidence evidence = new Evidence(header, status, partial, Optional.of(STARTED), all);
        witnesses.add(new Witness(name + ".json", evidence, configuration));
        recorded(name, version, history);
        return this;
    }

    private CheckResult result(Migration migration, String check) {
        boolean isUndone = check.equals("rollback") && migration.isRepeatable();
        Verdict usual = isUndone ? new Verdict.NotApplicable("a repeatable one") : new Verdict.Passed();
        return results.getOrDefault(
                migration.name() + " " + check,
                new CheckResult(migration.name(), new CheckId(check), usual, List.of(), Duration.ZERO));
    }

    private void recorded(String name, String version, List<Migration> history) {
        SchemaRecording recording = new SchemaRecording(history);
        Snapshot schema = Snapshot.of(List.of());
        recording.schema(schema);
        for (Migration migration : history) {
            schema = after.containsKey(migration.name()) ? Snapshot.of(after.get(migration.name())) : schema;
            recording.begin();
            recording.applied(migration, List.of());
            recording.schema(schema);
        }
        recording
                .record(new SchemaRecord.Header(name, "0.1.0", STARTED, "postgresql", version, "postgres"))
                .ifPresent(schemas::add);
    }

    Sample withoutSchemas() {
        schemas.clear();
        return this;
    }

    Sample withoutEvidence() {
        witnesses.clear();
        return this;
    }

    MigrationSet history() {
        return new MigrationSet(
                texts.entrySet().stream()
                        .map(each -> migration(each.getKey(), each.getValue()))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private Migration migration(String name, String text) {
        boolean isVersioned = name.startsWith("V");
        Optional<String> version =
                isVersioned ? Optional.of(name.substring(1, name.indexOf("__")).replace('_', '.')) : Optional.empty();
        return new Migration(
                isVersioned ? Migration.Kind.VERSIONED : Migration.Kind.REPEATABLE,
                version.map(Version::parse),
                name.replaceFirst(".*__", "").replace(".sql", ""),
                name,
                Optional.of(file(name, text)),
                version.filter(undos::containsKey)
                        .map(each ->
                                new UndoScript(Version.parse(each), "", file("U" + each + "__.sql", undos.get(each)))),
                Headers.parse(text));
    }

    private static Script file(String name, String text) {
        return new Script(Path.of(name), name, Sha256.of(text), text.length());
    }

    List<Gap> gaps() {
        return gaps("postgresql:18");
    }

    List<Gap> gaps(String declared) {
        return Gate.decide(new Question(
                history(),
                since.isEmpty() ? texts.keySet().stream().collect(Collectors.toSet()) : java.util.Set.of(),
                since,
                List.of(new Declared(DatabaseRequest.parse(declared), true, limits)),
                "target/switchback/evidence",
                witnesses,
                problems,
                schemas,
                policy,
                drafted));
    }
}
