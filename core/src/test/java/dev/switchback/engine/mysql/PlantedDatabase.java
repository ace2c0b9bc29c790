// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.TestServers;
import dev.switchback.database.Database;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.database.Jdbc;
import dev.switchback.schema.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A throwaway database in which one planted case after the other is built, with readers of its schema.
 *
 * <p>It is on the embedded server, or on the one that {@code -Dswitchback.mysql=jdbc:mysql://host:port/} or
 * {@code -Dswitchback.mariadb=…} names, whose root's password is {@code x}.
 */
final class PlantedDatabase {

    private static final Pattern DELIMITED = Pattern.compile("(?s)\nDELIMITER (\\S+)\n(.*?)\nDELIMITER ;\n");

    private static final Map<Flavor, PlantedDatabase> DATABASES = new EnumMap<>(Flavor.class);

    private static @Nullable PlantedDatabase newer;

    private static final int FIRST_WITH_LIBRARIES = 9;

    private final Flavor flavor;
    private final Database database;
    private final Connection connection;
    private final Connection full;
    private final MysqlSchemaReader incremental;

    private PlantedDatabase(Flavor flavor, Database database) throws SQLException {
        this.flavor = flavor;
        this.database = database;
        connection = database.connect();
        full = database.connect();
        incremental = MysqlSchemaReader.on(database.connect(), Set.of(), flavor, new HashMap<>());
        Jdbc.execute(connection, "CREATE USER IF NOT EXISTS planted");
        clear();
    }

    /** Returns the one of a product; it goes with the server. */
    static PlantedDatabase of(Flavor flavor) throws SQLException {
        PlantedDatabase known = DATABASES.get(flavor);
        if (known == null) {
            known = new PlantedDatabase(flavor, create(flavor));
            DATABASES.put(flavor, known);
        }
        return known;
    }

    /** Returns one on a server of such a major version at least: the product's usual one, or MySQL in a container. */
    static PlantedDatabase of(Flavor flavor, int since) throws SQLException {
        PlantedDatabase usual = of(flavor);
        if (usual.major() >= since) {
            return usual;
        }
        PlantedDatabase known = newer;
        if (known == null) {
            known = new PlantedDatabase(flavor, NewerMysql.create());
            newer = known;
        }
        return known;
    }

    /** Creates a database with a name of its own. */
    static Database create(Flavor flavor) throws SQLException {
        String product = flavor.name().toLowerCase(Locale.ROOT);
        String url = System.getProperty("switchback." + product);
        return url == null
                ? TestServers.of(DatabaseRequest.parse(product)).create("planted")
                : createBy(url, "switchback_planted_" + System.nanoTime());
    }

    private static Database createBy(String url, String name) throws SQLException {
        try (Connection server = new Database(url, "root", "x", "").connect()) {
            Jdbc.execute(server, "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
        }
        return new Database(url + name, "root", "x", name);
    }

    /** Returns the database for an account that may do all in it and see nothing of the server but what routines do. */
    static Database withoutProcess(Database database, Flavor flavor) throws SQLException {
        try (Connection connection = database.connect()) {
            Jdbc.execute(connection, "CREATE USER IF NOT EXISTS planted_limited IDENTIFIED BY 'x'");
            Jdbc.execute(connection, "GRANT ALL ON " + DdlText.quoted(database.name()) + ".* TO planted_limited");
            String routines = flavor == Flavor.MYSQL ? "SHOW_ROUTINE ON *.*" : "SELECT ON mysql.proc";
            Jdbc.execute(connection, "GRANT " + routines + " TO planted_limited");
        }
        return new Database(database.url(), "planted_limited", "x", database.name());
    }

    int major() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    Database database() {
        return database;
    }

    Connection connection() {
        return connection;
    }

    void run(List<String> statements) throws SQLException {
        run(connection, statements);
    }

    /** Runs statements in another database. */
    void runOn(Database other, List<String> statements) throws SQLException {
        try (Connection session = other.connect()) {
            run(session, statements);
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        for (String statement : statements) {
            try {
                Jdbc.execute(connection, statement);
            } catch (SQLException e) {
                throw new SQLException(statement + ": " + e.getMessage(), e.getSQLState(), e);
            }
        }
    }

    /** Runs statements as a client does that knows DELIMITER. */
    void runScript(List<String> script) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String part : script) {
            Matcher delimited = DELIMITED.matcher(part);
            int start = 0;
            while (delimited.find()) {
                statements.addAll(
                        List.of(part.substring(start, delimited.start()).split(";\\s*")));
                statements.addAll(List.of(delimited.group(2).split(Pattern.quote(delimited.group(1)))));
                start = delimited.end();
            }
            statements.addAll(List.of(part.substring(start).split(";\\s*")));
        }
        run(statements.stream().filter(statement -> !statement.isBlank()).toList());
    }

    /** Empties the database and gives it the defaults that cases start from. */
    void clear() throws SQLException {
        run(List.of("SET foreign_key_checks = 0", "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"));
        List<String> drops = Jdbc.query(connection, row -> row.getString(1), """
                SELECT CONCAT('DROP ', IF(table_type IN ('VIEW', 'SEQUENCE'), table_type, 'TABLE'), ' `', table_name, '`')
                FROM information_schema.tables WHERE table_schema = DATABASE()
                UNION ALL SELECT CONCAT('DROP ', routine_type, ' `', routine_name, '`')
                FROM information_schema.routines WHERE routine_schema = DATABASE() AND routine_type <> 'PACKAGE BODY'
                UNION ALL SELECT CONCAT('DROP EVENT `', event_name, '`')
                FROM information_schema.events WHERE event_schema = DATABASE()""");
        run(drops);
        if (flavor == Flavor.MYSQL && major() >= FIRST_WITH_LIBRARIES) {
            run(Jdbc.query(
                    connection,
                    row -> "DROP LIBRARY " + row.getString(1),
                    "SELECT library_name FROM information_schema.libraries WHERE library_schema = DATABASE()"));
        }
        run(List.of("SET foreign_key_checks = 1"));
    }

    /** Reads what may have changed since the last time. */
    Snapshot read() throws SQLException {
        return incremental.read();
    }

    /** Reads everything, as a reader does that knows nothing yet. */
    Snapshot readEverything() throws SQLException {
        return MysqlSchemaReader.on(full, Set.of(), flavor, new HashMap<>()).read();
    }
}
