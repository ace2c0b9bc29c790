// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a container of ours says about the process that started it.
 *
 * @param host      the machine, or container, that the process is on
 * @param processId the JVM's process id
 * @param started   when that process started, so that another one with its id is not taken for it
 */
record Labels(String host, long processId, String started) {

    static final String OURS = "dev.switchback.throwaway";

    private static final String HOST = OURS + ".host";
    private static final String PROCESS = OURS + ".process";
    private static final String STARTED = OURS + ".started";

    static Labels mine() {
        ProcessHandle process = ProcessHandle.current();
        return new Labels(machine(), process.pid(), started(process));
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine whose own name does not resolve is common in containers.
            return "unknown";
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
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

    boolean isOfThisMachine() {
        return !host.equals("unknown") && host.equals(machine());
    }

    /** Says whether the process lives, as far as this machine can tell of its own processes. */
    boolean isAlive() {
        return ProcessHandle.of(processId)
                .filter(process -> started(process).equals(started))
                .isPresent();
    }
}
