// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.server.ThrowawayName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark on a database that says which run of Switchback created it.
 *
 * <p>Host and process are for people: whether the run still lives is told by the
 * lock that it holds on the server, which no clock and no other host has to be asked for.
 *
 * @param run       the run's random name, eight hexadecimal digits
 * @param host      the machine that the run is on
 * @param processId the JVM's process id
 * @param started   when the run started
 * @param kept      whether the database outlives its run on purpose
 * @param database  the number that the server gave the database, 0 where it gives none: a mark that came along with a dump
 *                  or a copy does not make the copy ours
 */
record Mark(String run, String host, long processId, Instant started, boolean kept, long database) {

    private static final Pattern TEXT = Pattern.compile(
            "\\{\"switchback\":\\{\"run\":\"([0-9a-f]{8})\",\"host\":\"([\\w.-]*)\",\"processId\":(\\d{1,18}),"
                    + "\"started\":\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z)\",\"kept\":(true|false),\"database\":(\\d{1,18})}}");

    private static final Pattern NAME = Pattern.compile(ThrowawayName.PREFIX + "\\w*_([0-9a-f]{8})_\\d+");

    static Mark random() {
        String run = UUID.randomUUID().toString().substring(0, 8);
        return new Mark(run, machine(), ProcessHandle.current().pid(), Instant.now(), false, 0);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^\\w.-]", "_");
        } catch (UnknownHostException e) {
            // A machine whose own name does not resolve is common in containers.
            return "unknown";
        }
    }

    /** Returns the run that a database's name tells of, if the name is one that a run gives. */
    static Optional<String> runOf(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Returns the name of the run's database of that number. */
    String name(String purpose, int number) {
        return ThrowawayName.of(purpose, run, number);
    }

    /** Returns the mark as JSON; nothing in it needs escaping, neither in JSON nor in SQL. */
    String text() {
        return "{\"switchback\":{\"run\":\"" + run + "\",\"host\":\"" + host + "\",\"processId\":" + processId
                + ",\"started\":\"" + started + "\",\"kept\":" + kept
                + ",\"database\":" + database + "}}";
    }

    /** Reads a mark, this run's or another's; any other text is none. */
    static Optional<Mark> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Mark(
                        matcher.group(1),
                        matcher.group(2),
                        Long.parseLong(matcher.group(3)),
                        Instant.parse(matcher.group(4)),
                        Boolean.parseBoolean(matcher.group(5)),
                        Long.parseLong(matcher.group(6))))
                : Optional.empty();
    }

    Mark asKept() {
        return new Mark(run, host, processId, started, true, database);
    }

    /** Returns the mark of the run's database that has that number. */
    Mark of(long number) {
        return new Mark(run, host, processId, started, kept, number);
    }

    /** Says whether it is the mark of that very database, and not of one that was copied or has been renamed. */
    boolean isOf(String name, long number) {
        return number == database && runOf(name).filter(run::equals).isPresent();
    }

    /** Names the run for people. */
    @Override
    public String toString() {
        return "run " + run + " (process " + processId + " on " + host + ", started " + started + ")";
    }
}
