// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.live.LiveProblem;
import dev.switchback.settings.SettingsProblem;
import dev.switchback.settings.SettingsReading;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A goal on a thread of this JVM. */
final class Run {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile @Nullable Ending ending;

    private Run(Goal goal, SettingsReading reading) {
        thread = new Thread(() -> ending = outcome(goal, reading), "campaign " + goal.words());
        thread.setDaemon(true);
        thread.start();
    }

    static Run start(Site site, Goal goal, Map<String, String> settings) throws SettingsProblem {
        return new Run(goal, site.reading(settings));
    }

    /** What is no message for people is to be found, whatever it is. */
    private Ending outcome(Goal goal, SettingsReading reading) {
        try {
            goal.run(reading, said::add);
            return new Ending.Done();
        } catch (LiveProblem e) {
            return new Ending.Told(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            return new Ending.Crashed(Trace.of(e));
        }
    }

    boolean isOver(Duration limit) throws InterruptedException {
        thread.join(Math.max(1, limit.toMillis()));
        return !thread.isAlive();
    }

    Ending await(Duration limit) throws InterruptedException {
        Ending known = isOver(limit) ? ending : null;
        return known == null ? new Ending.Hung(stack()) : known;
    }

    private String stack() {
        return Arrays.stream(thread.getStackTrace())
                .map(line -> "\n  at " + line)
                .collect(Collectors.joining());
    }

    String said() {
        return String.join("\n", said);
    }
}
