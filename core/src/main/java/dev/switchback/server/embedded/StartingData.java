// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The data directory that a server starts on a copy of.
 *
 * @param directory what is copied
 * @param owner     the user and group, as {@code chown} takes them, to own the copy; empty if it is copied with its owner
 * @param frozen    the process id of the server that works in it and is to stand still meanwhile; empty if there is none
 * @param lock      what is to be held while it is copied: who has copied lets the server go on, and another copy would notice
 */
record StartingData(Path directory, String owner, String frozen, Object lock) {

    static StartingData prepared(Path directory, RunAs runAs) {
        return new StartingData(directory, runAs.owner(), "", new Object());
    }

    static StartingData of(ServerProcess running, long processId, Object lock) {
        return new StartingData(running.directory().data(), "", String.valueOf(processId), lock);
    }

    /** Lets the server go on whose data was being copied: who was to do so may have been killed, or takes too long. */
    void letGo() throws IOException {
        if (!frozen.isEmpty()) {
            Process kill = Command.prepare(List.of("sh", "-c", "kill -CONT \"$1\"", "sh", frozen))
                    .start();
            kill.onExit().completeOnTimeout(kill, 10, TimeUnit.SECONDS).join();
        }
    }
}
