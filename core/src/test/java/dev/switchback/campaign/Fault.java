// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

/** What befalls a goal; moments are in milliseconds after its beginning. */
sealed interface Fault {

    /** Its JVM is killed. */
    record KillJvm(long after) implements Fault {}

    /** Every process of the server is killed, and it is started again. */
    record KillServer(long after) implements Fault {}

    /** All connections end, and no other comes about. */
    record CutNetwork(long after) implements Fault {}

    /** There are only so many bytes left, of the server's disk or, for a backup, of the disk for backups. */
    record FullDisk(long left) implements Fault {}

    /** A transaction of somebody else has a table that is to be altered, for so long. */
    record LockTimeout(String table, long held) implements Fault {}

    /** The same goal is begun a second time, so long after the first. */
    record TwoAtOnce(long after) implements Fault {}

    /** Kinds of them, for counting. */
    enum Kind {
        KILL_JVM("JVM killed"),
        KILL_SERVER("server killed"),
        CUT_NETWORK("network cut"),
        FULL_DISK("disk full"),
        LOCK_TIMEOUT("lock held"),
        TWO_AT_ONCE("two at once");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }
}
