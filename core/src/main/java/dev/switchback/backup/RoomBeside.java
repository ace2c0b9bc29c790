// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.engine.DatabaseExchange;
import dev.switchback.forecast.Amounts;
import dev.switchback.live.LiveDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a second database takes of the disk of the server that the live one is on. One that is filled up hurts the live one.
 *
 * @param bytes what its tables and indexes take, as far as the server's books tell
 * @param log   what the server may write to its log meanwhile
 */
record RoomBeside(long bytes, long log) {

    /** One that was just made: a directory of that name on this machine might be another server's. */
    private static final Duration NEW = Duration.ofMinutes(10);

    /** Of a backup that does not say how large its database was, the live one's size is the best that there is. */
    static RoomBeside of(LiveDatabase live, Manifest manifest) throws SQLException {
        try (Connection connection = live.connect()) {
            long known = manifest.database().diskBytes();
            long bytes = known > 0 ? known : live.engine().dumpTools().diskBytes(connection);
            return new RoomBeside(bytes, live.engine().exchange().logBytes(connection, bytes));
        }
    }

    /** Returns it for people, as a sentence without a full stop. */
    String words() {
        return "The second database takes about " + Amounts.bytes(bytes) + " of the server's disk"
                + (log > 0 ? ", and the server's log up to " + Amounts.bytes(log) + " meanwhile" : "");
    }

    boolean fits(long free) {
        return free >= bytes + log;
    }

    /** Returns what is free where the server keeps a database that was just made; nothing where that is not on this machine. */
    static OptionalLong free(DatabaseExchange exchange, Connection fresh) throws SQLException {
        var place = exchange.place(fresh).map(Path::of).filter(RoomBeside::isNew);
        try {
            return place.isPresent()
                    ? OptionalLong.of(Files.getFileStore(place.get()).getUsableSpace())
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty(); // closed to us, as if it were not there
        }
    }

    private static boolean isNew(Path directory) {
        try {
            Instant made = Files.getLastModifiedTime(directory).toInstant();
            return Files.isDirectory(directory)
                    && Duration.between(made, Instant.now()).compareTo(NEW) < 0;
        } catch (IOException e) {
            return false;
        }
    }
}
