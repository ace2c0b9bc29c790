// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import dev.switchback.database.Database;
import dev.switchback.database.Memory;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * A running database server on which throwaway databases come and go.
 *
 * <p>Closing it drops every database that it created and was not told to keep, and stops the server if Switchback
 * started it.
 */
public interface Server extends AutoCloseable {

    /** Returns the product's version as the server states it, such as {@code 18.6}. */
    String version();

    /** Returns in one line what was chosen and why, for people: {@code PostgreSQL 18.6, embedded (…)}. */
    String description();

    /** Creates an empty throwaway database; the purpose becomes part of its name. */
    Database create(String purpose) throws SQLException;

    /** Says whether {@link #clone} can be asked for; where not, a copy has to be made by migrating another database. */
    default boolean canClone() {
        return true;
    }

    /**
     * Says whether a clone shares nothing with its source, not even a server, so that roles, locks or global variables of one
     * are not those of the other.
     */
    default boolean clonesServer() {
        return false;
    }

    /**
     * Creates a throwaway database that equals the given one. Unless {@link #clonesServer()}, nobody may be connected to the
     * source.
     *
     * @throws UnsupportedOperationException if this server cannot clone
     */
    Database clone(Database source, String purpose) throws SQLException;

    /**
     * Returns how many bytes of temporary files there are now on the server of a database; empty if that cannot be seen from
     * here.
     */
    default OptionalLong temporaryBytes(Database database) {
        return OptionalLong.empty();
    }

    /**
     * Creates a clone that works at the speed of a production server, where a throwaway one is too small for that; what the user
     * has set stays.
     *
     * @param memory what its caches are to have, as far as it does not share them
     * @throws UnsupportedOperationException if this server cannot clone
     */
    default Database cloneForTiming(Database source, String purpose, Memory memory) throws SQLException {
        return clone(source, purpose);
    }

    /** Returns how many bytes more the server's disk has room for; empty if that cannot be known from here. */
    default OptionalLong freeBytes() {
        return OptionalLong.empty();
    }

    /** Drops a throwaway database of this server, ending the sessions that use it; one already gone is no error. */
    void drop(Database database) throws SQLException;

    /** Leaves a database, and the server under it, in place after closing, and returns how to connect to it. */
    String keep(Database database);

    @Override
    void close();
}
