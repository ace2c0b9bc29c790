// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a restored database of the same server in the place of the live one, so that nobody ever sees half of it. */
public interface DatabaseExchange {

    /**
     * The three names of an exchange.
     *
     * @param live   the database that everybody uses
     * @param fresh  what the restored one is called until it takes the live one's place
     * @param former what the live one's contents are called from then on
     */
    record Names(String live, String fresh, String former) {}

    /** How far an exchange has got. */
    enum Standing {
        /** The live database is the one from before. */
        BEFORE,
        /** The restored one is in its place, and something around it is still to be done. */
        UNFINISHED,
        /** All is done. */
        DONE
    }

    /** Returns a database of the same server from which others can be made and renamed. */
    Database administrative(Database live);

    /** Returns names beside the live one, which the product takes as they are. */
    Names names(String live, String stamp);

    /** Says whether there is a database of that name. */
    boolean exists(Connection administrative, String name) throws SQLException;

    /** Says whether an exchange ends all sessions on the live database, ours too. */
    boolean endsSessions();

    /** Returns what clients of the live database notice, after "which is kept under another name, and". */
    String price();

    /** Returns why it cannot be done, without a full stop; empty if it can. */
    Optional<String> obstacle(Connection administrative, Names names) throws SQLException;

    /** Returns what a person should know before it is done, a sentence each. */
    List<String> remarks(Connection administrative, String live) throws SQLException;

    /**
     * Creates an empty database with the owner, the encoding and the sort order of the live one.
     *
     * @param note what a person who finds it should know
     */
    void create(Connection administrative, Names names, String note) throws SQLException;

    /** Returns how many bytes the server may write to its log while a database of that size is filled. */
    long logBytes(Connection connection, long bytes) throws SQLException;

    /** Returns the directory in which the server keeps the session's database, on its own machine; empty if it does not tell. */
    Optional<String> place(Connection fresh) throws SQLException;

    /** Gives the restored database what the live one has for itself: settings and privileges. */
    void adopt(Connection administrative, Names names) throws SQLException;

    /** Has the server learn what is in a database that was just filled, so that its plans are good from the start. */
    void analyze(Connection fresh) throws SQLException;

    /**
     * Exchanges them.
     *
     * @param asleep the events that {@link DumpTools#quiet} has put to sleep, and that are to be awake in the live one's place
     * @return what has happened that a person should know, a sentence each
     * @throws SQLException if it fails; {@link #standing} tells how far it has got
     */
    List<String> exchange(DumpTools.Sessions administrative, Names names, Set<String> asleep) throws SQLException;

    /** Returns how far an exchange has got that was begun. */
    Standing standing(Connection administrative, Names names) throws SQLException;

    /** Returns the exchange of the live database that somebody has begun and that has not come to its end; also one before it. */
    Optional<Names> unfinished(Connection administrative, String live) throws SQLException;

    /** Does what is still to be done of one that is {@link Standing#UNFINISHED}. */
    List<String> finish(DumpTools.Sessions administrative, Names names) throws SQLException;

    /** Takes one back that has got no further than {@link Standing#BEFORE}; returns a sentence on what is left of it. */
    String takeBack(DumpTools.Sessions administrative, Names names) throws SQLException;

    /** Drops a database that {@link #create} made; one already gone is no error. */
    void drop(Connection administrative, String fresh) throws SQLException;

    /** Returns databases that restores of the live one have left which were cut off, and that no session is on. */
    List<String> leftovers(Connection administrative, String live) throws SQLException;

    /** Returns the statement that drops a database, for a person. */
    String dropStatement(String database);
}
