// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.flyway.LiveScript;
import dev.switchback.live.LiveProblem;
import dev.switchback.migration.Migration;
import dev.switchback.release.gate.Answer;
import dev.switchback.release.gate.Gatekeeper;
import dev.switchback.settings.SettingsReading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Wants proof of what is pending, where the policy says so.
 *
 * @param target      what is migrated
 * @param reading     all settings
 * @param classLoader where the migrations are found
 * @param out         takes what is told
 */
record EvidenceGuard(Target target, SettingsReading reading, ClassLoader classLoader, Consumer<String> out) {

    /**
     * Asks the gate.
     *
     * @throws LiveProblem if it is closed; nothing has been done
     */
    void require(List<LiveScript> pending) throws LiveProblem {
        if (!reading.goal().gate().asksMigrate() || pending.isEmpty()) {
            return;
        }
        Answer answer = Gatekeeper.askBefore(
                reading, target.live().settings(), classLoader, migration -> isOneOf(pending, migration));
        List<String> lines = new ArrayList<>(answer.lines());
        DatabaseRequest declared = target.live().settings().database();
        if (!declared.isMetBy(target.live().server().version())) {
            lines.add(
                    0,
                    target.name() + " is on " + target.live().server().words() + ", and the rehearsal on " + declared
                            + ". Versions differ in what they lock, rewrite and refuse. mvn switchback:rehearse"
                            + " -Dswitchback.database=" + declared.product() + ":<version>, and here as well");
        }
        if (!lines.isEmpty()) {
            throw new LiveProblem(target.safe(closed(lines)));
        }
        out.accept("The gate is open for what is pending. " + Answer.LIMITS);
    }

    private String closed(List<String> lines) {
        return "The gate is closed for what is pending:"
                + lines.stream().map(line -> "\n  - " + line).collect(Collectors.joining())
                + "\n  Evidence is looked for in " + target.live().settings().evidenceDirectory()
                + " (switchback.evidence). To go on without it: -Dswitchback.migrate.evidence=none"
                + "\n  Nothing has been changed in " + target.name() + ".";
    }

    private static boolean isOneOf(List<LiveScript> pending, Migration migration) {
        return pending.stream().anyMatch(script -> script.isOf(migration));
    }
}
