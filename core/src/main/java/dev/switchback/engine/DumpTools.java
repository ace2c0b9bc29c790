// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.Database;
import dev.switchback.schema.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** How a product's own programs dump a database and restore it, and how one sees that a restored database holds the same. */
public interface DumpTools {

    /** Opens sessions on the database that is dumped. */
    @FunctionalInterface
    interface Sessions {
        /** Returns a new one, to be closed by whoever asked for it. */
        Connection open() throws SQLException;
    }

    /** Lets a dump through on its way into a database. */
    @FunctionalInterface
    interface Quiet {

        /** Changes nothing. */
        Quiet NOTHING = dump -> dump;

        /** Returns what is fed instead. */
        InputStream of(InputStream dump) throws IOException;
    }

    /** Returns what the programs are called and where they are found. */
    ToolNames names();

    /**
     * Judges a program that dumps.
     *
     * @param said          what it says of its version
     * @param serverVersion the version of the server that is to be dumped
     */
    ToolVersion judge(String said, String serverVersion);

    /** Returns what a dump looks like that so many processes write. */
    DumpForm form(int jobs);

    /** Says whether what the session sends is encrypted: a program is to do no less. */
    boolean isEncrypted(Connection connection) throws SQLException;

    /** Returns the call that dumps: to its standard output, or to {@link DumpOrder#target} if the form is a directory. */
    ToolCall dump(DumpOrder order);

    /** Returns the call that restores: from the file or directory, or from its standard input if there is none. */
    ToolCall restore(RestoreOrder order);

    /** Returns what helps against something that a program has said, as a line to follow it; empty if it speaks for itself. */
    default String advice(String said) {
        return "";
    }

    /** Returns what has gone wrong in a restore by how the program ended and what it said; empty if all is there. */
    Optional<String> restoreProblem(int exitCode, String said);

    /**
     * Holds a moment of the database that both the program and a session of our own are to see.
     *
     * @throws SQLException if that cannot be had, for want of a privilege or because somebody is in the way
     */
    DumpMoment moment(Sessions sessions) throws SQLException;

    /** Returns what reads the rows of a database, once a table; the session is used by nobody else and keeps its settings. */
    DumpedRows rows(Connection connection) throws SQLException;

    /** Returns what a person should know of what a dump of this database does not hold, or not exactly; a sentence each. */
    List<String> losses(Connection connection) throws SQLException;

    /** Returns how many bytes of rows the database has, without indexes, by the server's own books. */
    long rowBytes(Connection connection) throws SQLException;

    /** Returns how many bytes of the disk the database takes, with indexes, by the server's own books. */
    long diskBytes(Connection connection) throws SQLException;

    /** Says whether dumps hold who owns an object and who may do what with it. */
    boolean holdsRights();

    /** Returns the roles that a dump of the database names, where the product's dumps name roles that have to exist. */
    List<String> roles(Connection connection) throws SQLException;

    /** Makes a server of our own ready for what a dump holds: roles that it names, rows of any length. */
    void prepare(Connection connection, List<String> roles) throws SQLException;

    /** Takes out of an empty database what every one has from the start, and the dumped one has not. */
    default void strip(Connection connection, Set<String> objects) throws SQLException {
        // Most products' databases are empty when they are empty.
    }

    /** Returns how the programs reach a database, as a session of ours does. */
    default ToolAccess access(Database database, Connection connection) throws SQLException {
        return ToolAccess.of(database, isEncrypted(connection));
    }

    /**
     * Returns a dump, as text, fit for a database beside the one that it is of: nothing in it reaches the other database, and
     * nothing starts by itself.
     *
     * @param asleep takes the names of the events that start by themselves, and now do not
     */
    default InputStream quiet(InputStream dump, Consumer<String> asleep) {
        return dump;
    }

    /** Returns a schema as it were if events were awake that {@link #quiet} has put to sleep. */
    default Snapshot awake(Snapshot schema, Set<String> asleep) {
        return schema;
    }
}
