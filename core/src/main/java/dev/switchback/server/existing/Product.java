// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import dev.switchback.database.ServerUrl;
import dev.switchback.server.ThrowawayName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * How a product keeps throwaway databases apart from all others.
 *
 * <p>Every call is on the one connection that shows the run's life.
 */
interface Product {

    /** What every throwaway database's name begins with. */
    String PREFIX = ThrowawayName.PREFIX;

    /** What a server says it is. */
    record Stated(String product, String version) {}

    /** A database with our prefix and a run's mark. */
    record Marked(String name, Mark mark) {}

    /** Asks the server what it is. */
    Stated stated(Connection connection) throws SQLException;

    /** Returns the same URL with what every connection needs. */
    ServerUrl lasting(ServerUrl url);

    /**
     * Returns those variables that a session can set for itself.
     *
     * @throws SQLException if another one has not the wanted value
     */
    Map<String, String> settable(Connection connection, Map<String, String> variables) throws SQLException;

    /** Returns the same URL with variables that every session over it sets. */
    ServerUrl setting(ServerUrl url, Map<String, String> variables);

    /** Returns the database that the run's own connection is in. */
    String home(ServerUrl url);

    /** Makes a new connection one that lasts: the server must not end it for being idle. */
    void settle(Connection connection) throws SQLException;

    /** Takes the lock that shows that the run lives, until the session ends; says whether it could be taken. */
    boolean showLife(Connection connection, String run) throws SQLException;

    /** Says whether some session, on whatever host, shows that the run lives. */
    boolean isAlive(Connection connection, String run) throws SQLException;

    /** Returns how many more connections this user may open now. */
    int spare(Connection connection) throws SQLException;

    /** Returns what is missing for a rehearsal, each with the statement that gives it. */
    List<String> missing(Connection connection) throws SQLException;

    /** Returns the databases of others that a script which names one of them would write to. */
    List<String> endangered(Connection connection) throws SQLException;

    /** Returns the databases that runs have made, this one and others. */
    List<Marked> marked(Connection connection) throws SQLException;

    /** Returns databases with our prefix that carry no mark; they are never dropped. */
    List<String> unmarked(Connection connection) throws SQLException;

    /** Creates an empty database with a mark; if it fails, nothing is left. */
    void create(Connection connection, String name, Mark mark) throws SQLException;

    /** Says whether {@link #clone} can be asked for. */
    boolean canClone();

    /** Creates a copy of a database of this run. */
    void clone(Connection connection, String source, String name, Mark mark) throws SQLException;

    /**
     * Drops a database, ending the sessions that use it; one already gone is no error.
     *
     * @throws SQLException also if it does not carry a mark of that run
     */
    void drop(Connection connection, String name, Mark mark) throws SQLException;

    /** Drops a dead run's database, unless somebody uses it. Says whether it is gone. */
    boolean dropUnused(Connection connection, Marked marked) throws SQLException;

    /** Changes a database's mark. */
    void mark(Connection connection, String name, Mark mark) throws SQLException;

    /** Removes what is there besides databases, if no run needs it any more. */
    void leave(Connection connection) throws SQLException;

    /** Says what a failure means and what mends it; an empty text if that is not known. */
    String meaning(SQLException failure, Database database);
}
