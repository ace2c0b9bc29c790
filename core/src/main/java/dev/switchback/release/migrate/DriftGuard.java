// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.drift.Difference;
import dev.switchback.drift.Drift;
import dev.switchback.drift.RehearsedSchemas;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.live.LiveProblem;
import dev.switchback.live.LiveSchema;
import dev.switchback.release.LiveRelease;
import dev.switchback.settings.MigrateSettings.DriftWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Holds the live schema against the rehearsed one: before, for the migrations were tried on that; and afterwards, for it is what they
 * made there.
 *
 * @param target      what is migrated
 * @param classLoader where the migrations are found
 * @param out         takes what is told
 */
record DriftGuard(Target target, ClassLoader classLoader, Consumer<String> out) {

    private static final int SHOWN = 20;

    /**
     * Looks before anything is done.
     *
     * @throws LiveProblem if the schema is not the rehearsed one, and that is not accepted; nothing has been done
     */
    void before() throws LiveProblem {
        List<String> differences = differences(true);
        if (differences.isEmpty()) {
            return;
        }
        String words = "The schema of " + target.name() + " is not the rehearsed one:"
                + differences.stream().map(line -> "\n  - " + line).collect(Collectors.joining());
        if (target.settings().drift() == DriftWish.REFUSE) {
            throw new LiveProblem(target.safe(words)
                    + "\n  The migrations were not tried on that. Bring the database back to what the migrations make, or"
                    + " write what it has into a migration; or go on all the same: -Dswitchback.drift=accept"
                    + "\n  Nothing has been changed in " + target.name() + ".");
        }
        target.safe(words).lines().forEach(out);
        out.accept("It goes on all the same (switchback.drift=accept).");
    }

    /** Looks afterwards; returns what is wrong, none if drift is accepted. */
    List<String> after() throws LiveProblem {
        List<String> differences = differences(false);
        if (target.settings().drift() == DriftWish.REFUSE) {
            return differences.stream().map(line -> "not as rehearsed: " + line).toList();
        }
        differences.forEach(line -> out.accept("  not as rehearsed: " + target.safe(line)));
        return List.of();
    }

    private List<String> differences(boolean telling) throws LiveProblem {
        Drift drift = drift();
        if (drift instanceof Drift.NotComparable not) {
            if (telling) {
                out.accept(
                        "It is not checked whether the schema is the rehearsed one: " + not.why() + " " + not.remedy());
            }
            return List.of();
        }
        Drift.Compared compared = (Drift.Compared) drift;
        if (telling) {
            compared.unknown().forEach(line -> out.accept("Not compared with the rehearsed schema: " + line));
        }
        List<Difference> all = compared.differences();
        List<String> lines =
                new ArrayList<>(all.stream().limit(SHOWN).map(Difference::words).toList());
        if (all.size() > SHOWN) {
            lines.add("and " + (all.size() - SHOWN) + " more (mvn switchback:status)");
        }
        if (lines.isEmpty()) {
            out.accept("The schema is " + compared.standard() + ".");
        }
        return lines;
    }

    private Drift drift() throws LiveProblem {
        try {
            Optional<SchemaRecord> record = RehearsedSchemas.find(target.live(), target.scripts());
            if (record.isEmpty()) {
                return new Drift.NotComparable(
                        "no rehearsal is recorded in "
                                + target.live().settings().evidenceDirectory() + ".",
                        "Rehearse, or bring the evidence here (switchback.evidence).");
            }
            LiveRelease release = LiveRelease.read(target.live(), classLoader);
            return Drift.of(
                    record.orElseThrow(),
                    target.scripts(),
                    release.applied(),
                    LiveSchema.read(target.live(), target.flyway()));
        } catch (EvidenceProblem e) {
            return new Drift.NotComparable(String.valueOf(e.getMessage()), "");
        }
    }
}
