// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server;

import dev.switchback.database.Database;
import dev.switchback.database.Memory;
import java.sql.SQLException;
import java.util.OptionalLong;

/** A server that adds something to another one and leaves the databases to it. */
public interface DelegatingServer extends Server {

    /** Returns the server whose databases these are. */
    Server server();

    @Override
    default String version() {
        return server().version();
    }

    @Override
    default String description() {
        return server().description();
    }

    @Override
    default Database create(String purpose) throws SQLException {
        return server().create(purpose);
    }

    @Override
    default boolean canClone() {
        return server().canClone();
    }

    @Override
    default boolean clonesServer() {
        return server().clonesServer();
    }

    @Override
    default Database clone(Database source, String purpose) throws SQLException {
        return server().clone(source, purpose);
    }

    @Override
    default OptionalLong temporaryBytes(Database database) {
        return server().temporaryBytes(database);
    }

    @Override
    default Database cloneForTiming(Database source, String purpose, Memory memory) throws SQLException {
        return server().cloneForTiming(source, purpose, memory);
    }

    @Override
    default OptionalLong freeBytes() {
        return server().freeBytes();
    }

    @Override
    default void drop(Database database) throws SQLException {
        server().drop(database);
    }

    @Override
    default String keep(Database database) {
        return server().keep(database);
    }

    @Override
    default void close() {
        server().close();
    }
}
