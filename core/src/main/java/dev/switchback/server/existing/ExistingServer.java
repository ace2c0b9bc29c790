// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import dev.switchback.database.ServerUrl;
import dev.switchback.server.ExitHook;
import dev.switchback.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;

/**
 * A server that somebody else runs, and that others use at the same time.
 *
 * <p>Switchback creates databases with its own prefix and mark on it, and drops those alone; the database that the URL names
 * is connected to and left as it is.
 */
public final class ExistingServer implements Server {

    private final ServerUrl url;
    private final Database home;
    private final Product product;
    private final LifeConnection life;
    private final Throwaways databases;
    private final String version;
    private final String description;
    private final ExitHook atExit = new ExitHook("switchback-databases-end", this::end);
    private boolean ended;

    ExistingServer(
            ServerUrl url,
            Database home,
            Product product,
            LifeConnection life,
            Mark mark,
            Product.Stated stated,
            List<String> notes) {
        this.url = url;
        this.home = home;
        this.product = product;
        this.life = life;
        this.databases = new Throwaways(product, home, life, mark);
        this.version = stated.version();
        this.description =
                Words.product(stated.product()) + " " + version + ", a running server, " + Refusals.where(home)
                        + String.join("", notes.stream().map("; "::concat).toList());
    }

    /**
     * Connects to a server, asks whether it will do, and removes what dead runs have left on it.
     *
     * @throws IOException if it cannot be reached, is another one than asked for, or lets us do too little; the message says
     *                     what mends that
     */
    public static ExistingServer connect(ExistingOptions options) throws IOException {
        ExistingServer server = new Greeting(options).connect();
        server.atExit.register();
        return server;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String description() {
        return description;
    }

    private Database database(String name) {
        return new Database(url.of(name), home.user(), home.password(), name);
    }

    @Override
    public Database create(String purpose) throws SQLException {
        return database(databases.create(purpose));
    }

    @Override
    public boolean canClone() {
        return product.canClone();
    }

    @Override
    public Database clone(Database source, String purpose) throws SQLException {
        if (!canClone()) {
            throw new UnsupportedOperationException(description + " cannot clone a database");
        }
        return database(databases.clone(source.name(), purpose));
    }

    @Override
    public void drop(Database database) throws SQLException {
        databases.drop(database.name());
    }

    @Override
    public String keep(Database database) {
        try {
            databases.keep(database.name());
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
        return "database " + database.name() + " is kept on " + Refusals.where(database)
                + "; remove it with: DROP DATABASE " + database.name() + ";";
    }

    /** Drops every database that is not kept. */
    @Override
    public void close() {
        atExit.endNow();
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            try (life) {
                databases.dropAll();
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException(e.getMessage(), e));
            }
        }
    }
}
