// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import dev.switchback.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Puts another database of the same server in the place of the live one, in one step. */
public interface DatabaseExchange {

    /** Returns a database of the same server from which others can be made and renamed. */
    Database administrative(Database live);

    /** Returns why the account cannot do it, without a full stop; empty if it can. */
    Optional<String> obstacle(Connection administrative, String live) throws SQLException;

    /** Returns what a person should know before it is done, a sentence each. */
    List<String> remarks(Connection administrative, String live) throws SQLException;

    /**
     * Creates an empty database with the owner, the encoding and the sort order of the live one.
     *
     * @param note what a person who finds it should know
     */
    void create(Connection administrative, String live, String fresh, String note) throws SQLException;

    /** Gives a database what the live one has for itself: settings and privileges. */
    void adopt(Connection administrative, String live, String fresh) throws SQLException;

    /** Has the server learn what is in a database that was just filled, so that its plans are good from the start. */
    void analyze(Connection fresh) throws SQLException;

    /**
     * Renames both and gives the live one's comment on, all or nothing. Sessions on the live database are ended, and nobody gets in meanwhile.
     *
     * @param former what the live one is called from then on
     * @return how many sessions were ended
     */
    int exchange(DumpTools.Sessions administrative, String live, String fresh, String former) throws SQLException;

    /** Says whether there is a database of a name. */
    boolean exists(Connection administrative, String database) throws SQLException;

    /** Drops a database that {@link #create} made; one already gone is no error. */
    void drop(Connection administrative, String fresh) throws SQLException;

    /** Returns databases that a restore has left which was cut off. */
    List<String> leftovers(Connection administrative) throws SQLException;

    /** Returns a name for a database beside the live one, which the product takes as it is. */
    String nameBeside(String live, String suffix);

    /** Returns the statement that drops a database, for a person. */
    String dropStatement(String database);
}
