// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.live.LiveProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The user's own commands around a release, such as those that switch maintenance mode on and off. */
final class UserHooks {

    /** Tells the command what became of the release; not named like a setting of ours, for the command may call another goal. */
    static final String OUTCOME = "RELEASE_OUTCOME";

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Target target;
    private final Consumer<String> out;

    UserHooks(Target target, Consumer<String> out) {
        this.target = target;
        this.out = out;
    }

    /**
     * Runs what comes first.
     *
     * @throws LiveProblem if it fails; nothing has been migrated then
     */
    void before() throws LiveProblem {
        List<String> words = target.settings().hooks().before();
        if (!words.isEmpty()) {
            run("switchback.before", words, Map.of(), "Nothing has been changed in " + target.name() + ".");
        }
    }

    /**
     * Runs what comes last.
     *
     * @param outcome {@code succeeded}, {@code unchanged}, {@code undone} or {@code restored}
     */
    void after(String outcome) throws LiveProblem {
        List<String> words = target.settings().hooks().after();
        if (!words.isEmpty()) {
            run(
                    "switchback.after",
                    words,
                    Map.of(OUTCOME, outcome),
                    "The release itself: " + outcome + ". Run the command by hand.");
        }
    }

    /** Returns what must be told when the last command is not run; empty if there is none. */
    String notRun() {
        return target.settings().hooks().after().isEmpty()
                ? ""
                : "\n  switchback.after has not been run, since the release failed half-way: what switchback.before has"
                        + " switched on is on.";
    }

    private void run(String setting, List<String> words, Map<String, String> more, String state) throws LiveProblem {
        out.accept("Runs " + setting + ": " + target.safe(words.get(0)) + ".");
        Command command = new Command(words, target.live().settings().baseDirectory(), more);
        try {
            Command.Ending ending = command.run(LIMIT, line -> out.accept(target.safe(line)));
            if (!ending.isWell()) {
                throw new LiveProblem(target.safe(setting + " failed: " + words.get(0) + ": " + ending.words(LIMIT))
                        + "\n  " + state);
            }
        } catch (IOException e) {
            throw new LiveProblem(target.safe(setting + " cannot be run: " + e.getMessage()) + "\n  " + state);
        }
    }
}
