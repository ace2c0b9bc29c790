// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.ServerUrl;
import dev.switchback.server.existing.Product.Stated;
import dev.switchback.settings.Key;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The first words with a server: who it is, and whether it lets us do what a rehearsal needs. */
record Greeting(ExistingOptions options) {

    /** A little more than a rehearsal has been seen to have open at once. */
    static final int CONNECTIONS = 16;

    ExistingServer connect() throws IOException {
        ServerUrl given = url();
        Product product = given.product().equals("postgresql") ? new PostgresProduct() : new MysqlProduct();
        ServerUrl url = product.lasting(given);
        Database home = home(product, url);
        Mark mark = Mark.random();
        LifeConnection life;
        try {
            life = LifeConnection.open(product, home, mark, options.patience());
        } catch (SQLException e) {
            throw refused(product, home, "cannot connect to", e);
        }
        try {
            Stated stated = required(product, life, home);
            Map<String, String> variables = settable(product, home);
            List<String> notes = new Leftovers(product, life).remove();
            return new ExistingServer(product.setting(url, variables), home, product, life, mark, stated, notes);
        } catch (SQLException e) {
            leave(product, life);
            throw refused(product, home, "cannot work on", e);
        } catch (IOException | RuntimeException e) {
            leave(product, life);
            throw e;
        }
    }

    /** Tries the variables in a session that ends at once: in the one of the run, its own work would be done with them. */
    private Map<String, String> settable(Product product, Database home) throws SQLException {
        if (options.variables().isEmpty()) {
            return Map.of();
        }
        try (Connection trial = home.connect(options.patience())) {
            return product.settable(trial, options.variables());
        }
    }

    private static void leave(Product product, LifeConnection life) {
        try (life) {
            life.run(connection -> {
                product.leave(connection);
                return connection;
            });
        } catch (SQLException e) {
            // What has failed before is what is told.
            return;
        }
    }

    private ServerUrl url() throws IOException {
        try {
            return ServerUrl.parse(options.url());
        } catch (IllegalArgumentException e) {
            throw new IOException(Key.SERVER_URL.key() + ": " + e.getMessage(), e);
        }
    }

    private Database home(Product product, ServerUrl url) {
        String name = product.home(url);
        String user = options.user().or(url::user).orElse("");
        String password = options.password().or(url::password).orElse("");
        return new Database(url.of(name), user, password, name);
    }

    private static IOException refused(Product product, Database home, String what, SQLException e) {
        return new IOException(Refusals.explained(product, home, what, e).getMessage(), e);
    }

    private Stated required(Product product, LifeConnection life, Database home) throws SQLException, IOException {
        Stated stated = life.run(product::stated);
        if (options.accepted().stream().noneMatch(request -> meets(stated, request))) {
            throw new IOException(another(stated, home));
        }
        List<String> missing = life.run(product::missing);
        if (!missing.isEmpty()) {
            throw new IOException("not enough privileges for throwaway databases on " + Refusals.where(home) + ":\n  "
                    + String.join("\n  ", missing));
        }
        requireNoneEndangered(life.run(product::endangered), home);
        requireConnections(life.run(product::spare), home);
        return stated;
    }

    private static void requireNoneEndangered(List<String> databases, Database home) throws IOException {
        if (!databases.isEmpty()) {
            throw new IOException("the user may write to other databases on " + Refusals.where(home) + ": "
                    + String.join(", ", databases)
                    + ". A script that names one of them, as in UPDATE " + databases.get(0)
                    + ".orders or USE " + databases.get(0) + ", would change it in earnest."
                    + "\n  Rehearse as a user who may not; an administrator makes one with: CREATE USER 'rehearsal'@'%'"
                    + " IDENTIFIED BY '…'; " + MysqlPrivileges.grant("'rehearsal'@'%'"));
        }
    }

    /** With too few of them a migration would seem to fail that is as good as any. */
    private static void requireConnections(int spare, Database home) throws IOException {
        if (spare < CONNECTIONS) {
            throw new IOException("only " + Math.max(0, spare) + " more connections are free on " + Refusals.where(home)
                    + ", and a rehearsal needs " + CONNECTIONS
                    + ": close some, or raise the server's max_connections or the"
                    + " user's own limit");
        }
    }

    private static boolean meets(Stated stated, DatabaseRequest request) {
        return stated.product().equals(request.product()) && request.isMetBy(stated.version());
    }

    private String another(Stated stated, Database home) {
        DatabaseRequest asked = options.accepted().get(0);
        String accepted =
                options.accepted().stream().map(DatabaseRequest::toString).collect(Collectors.joining(" or "));
        String found = Words.product(stated.product()) + " " + stated.version();
        return "the server at " + Refusals.where(home) + " is " + found.strip() + ", and " + accepted
                + " is asked for; " + remedy(stated, asked);
    }

    private static String remedy(Stated stated, DatabaseRequest asked) {
        // As much of it as can be asked for: it may be 18beta1.
        String version = stated.version().replaceFirst("^(\\d+(?:\\.\\d+){0,2}).*", "$1");
        String is = stated.product() + ":" + version;
        if (!isKnown(is)) {
            return "give the URL of a server of PostgreSQL, MySQL from 8.0 on, or MariaDB";
        }
        String other = "ask for what it is (" + Key.DATABASE.key() + "=" + is + ")";
        return stated.product().equals(asked.product())
                ? other + ", or let it stand in: " + Key.STAND_IN.key() + "=" + version
                : "give the URL of a " + Words.product(asked.product()) + " server, or " + other;
    }

    private static boolean isKnown(String request) {
        try {
            return DatabaseRequest.isProduct(DatabaseRequest.parse(request).product());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
