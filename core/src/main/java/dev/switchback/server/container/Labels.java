// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a container of ours says about the process that started it.
 *
 * @param host      where the process can be asked for: user, machine, its start, and the namespace of process ids
 * @param processId the JVM's process id
 * @param started   when that process started, so that another one with its id is not taken for it
 */
record Labels(String host, long processId, String started) {

    static final String OURS = "dev.switchback.throwaway";

    private static final String HOST = OURS + ".host";
    static final String PROCESS = OURS + ".process";
    private static final String STARTED = OURS + ".started";

    private static final String UNKNOWN = "unknown";

    static Labels mine() {
        ProcessHandle process = ProcessHandle.current();
        return new Labels(here(), process.pid(), started(process));
    }

    /**
     * Returns what two processes have in common that see each other.
     *
     * <p>A host's name is not enough: machines of one image share it, and so do containers in the network of their host,
     * which have process ids of their own. Other users' processes may be hidden ({@code hidepid}).
     */
    private static String here() {
        return System.getProperty("user.name") + "@" + hostName() + " "
                + read(() -> Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                        .strip()) + " "
                + read(() ->
                        Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine whose own name does not resolve is common in containers.
            return UNKNOWN;
        }
    }

    /** What only Linux tells. */
    private static String read(SystemFile file) {
        try {
            return file.text();
        } catch (IOException e) {
            return "";
        }
    }

    @FunctionalInterface
    private interface SystemFile {
        String text() throws IOException;
    }

    /**
     * Returns when a process started: on Linux in ticks since the machine did. Java adds that to the time of day at which it
     * started, which moves when the clock is set, and a process that lives would be taken for another one.
     */
    private static String started(ProcessHandle process) {
        String stat = read(() -> Files.readString(Path.of("/proc/" + process.pid() + "/stat")));
        // The second field is the program's name in brackets and may hold spaces; the start is the twenty-second.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > 19
                ? fields[19]
                : process.info().startInstant().map(Instant::toString).orElse("");
    }

    static Optional<Labels> of(Map<String, String> labels) {
        try {
            return Optional.of(new Labels(
                    labels.getOrDefault(HOST, ""),
                    Long.parseLong(labels.getOrDefault(PROCESS, "")),
                    labels.getOrDefault(STARTED, "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Map<String, String> asMap() {
        return Map.of(OURS, "true", HOST, host, PROCESS, String.valueOf(processId), STARTED, started);
    }

    boolean isVisibleFromHere() {
        return !host.contains("@" + UNKNOWN + " ") && host.equals(here());
    }

    /** Says whether the process lives, as far as this machine can tell of its own processes. */
    boolean isAlive() {
        return ProcessHandle.of(processId)
                .filter(process -> started(process).equals(started))
                .isPresent();
    }
}
