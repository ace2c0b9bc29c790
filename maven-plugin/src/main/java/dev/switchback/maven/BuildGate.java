// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.release.gate.Answer;
import dev.switchback.release.gate.Gatekeeper;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.io.IOException;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** The gate of every module that the goal is for: each is asked, whatever became of the one before, and all gaps are told. */
record BuildGate(Surroundings surroundings, Log log) {

    void run(Map<String, String> parameters) throws MojoExecutionException, MojoFailureException {
        List<String> closed = new ArrayList<>();
        List<BuildModule> modules = surroundings.modules();
        for (BuildModule module : modules) {
            ask(module, module.isCurrent() ? parameters : Map.of())
                    .filter(answer -> !answer.isOpen())
                    .ifPresent(answer -> closed.add(message(module, answer, modules.size() > 1)));
        }
        if (!closed.isEmpty()) {
            throw new MojoFailureException(String.join("\n", closed));
        }
    }

    private Optional<Answer> ask(BuildModule module, Map<String, String> parameters) throws MojoExecutionException {
        try {
            ModuleTurn turn = new ModuleTurn(module, Optional.of(surroundings.credentials()), log);
            Optional<SettingsReading> reading = turn.take(parameters, "The gate is not asked");
            return reading.isPresent() ? Optional.of(answer(module, reading.orElseThrow())) : Optional.empty();
        } catch (SettingsProblem | IOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    private Answer answer(BuildModule module, SettingsReading reading) throws IOException {
        ModuleClassPath classPath =
                new ModuleClassPath(module, surroundings.toolbox(log).dependencies());
        try (URLClassLoader loader = classPath.open(reading.settings())) {
            Answer answer = Gatekeeper.ask(reading, loader, Instant.now());
            tell(reading, answer);
            return answer;
        }
    }

    /** What is missing is told as errors, so that it is seen with {@code -q} as well. */
    private void tell(SettingsReading reading, Answer answer) {
        answer.remarks().forEach(log::info);
        if (answer.isOpen()) {
            String policy = reading.goal().gate().isStrict() ? "strict" : "default";
            log.info("The gate is open (" + policy + " policy). " + Answer.LIMITS);
        } else {
            log.error("The gate is closed:");
            answer.lines().forEach(log::error);
            log.info(Answer.LIMITS);
        }
    }

    private static String message(BuildModule module, Answer answer, boolean several) {
        int gaps = answer.gaps().size();
        return (several ? module.name() + ": " : "") + "the gate is closed: "
                + (gaps == 1 ? "" : gaps + " gaps, the first is: ")
                + answer.lines().get(0);
    }
}
