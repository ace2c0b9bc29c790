// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.database.Database;
import dev.switchback.migration.HistoryProblem;
import dev.switchback.migration.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.DatabaseType;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlScriptFactory;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/**
 * Takes scripts apart as Flyway does before it runs them, and runs nothing.
 *
 * <p>There is no public way to that. What is used here has been the same from Flyway 10.20 to 13.12.
 */
public final class ScriptParsing implements AutoCloseable {

    private final FlywayConnections connections;
    private final Configuration configuration;
    private final org.flywaydb.core.internal.database.base.Database<?> database;
    private final SqlScriptFactory scripts;

    private ScriptParsing(
            FlywayConnections connections,
            Configuration configuration,
            org.flywaydb.core.internal.database.base.Database<?> database,
            SqlScriptFactory scripts) {
        this.connections = connections;
        this.configuration = configuration;
        this.database = database;
        this.scripts = scripts;
    }

    /**
     * Connects to a database, for what placeholders such as {@code ${flyway:user}} stand for.
     *
     * @throws HistoryProblem if Flyway cannot
     */
    public static ScriptParsing on(FlywaySettings settings, Database live) {
        FlywayConnections connections = new FlywayConnections(live::connect);
        try {
            return on(settings, connections);
        } catch (RuntimeException e) {
            connections.close();
            throw LiveQuestion.problem(live, BookKeeping.historyTable(settings), e);
        }
    }

    private static ScriptParsing on(FlywaySettings settings, FlywayConnections connections) {
        Configuration configuration = Configurations.live(settings.without("flyway.callbacks"), connections.source())
                .load()
                .getConfiguration();
        JdbcConnectionFactory factory = new JdbcConnectionFactory(configuration.getDataSource(), configuration, null);
        DatabaseType type = factory.getDatabaseType();
        ParsingContext context = new ParsingContext();
        var database = type.createDatabase(configuration, factory, null);
        context.populate(database, configuration);
        return new ScriptParsing(
                connections, configuration, database, type.createSqlScriptFactory(configuration, context));
    }

    /**
     * Takes a script apart.
     *
     * @throws HistoryProblem if Flyway cannot
     */
    public PlannedScript parse(Script script) {
        ServedScripts served = new ServedScripts(Map.of(script.name(), script.file()), configuration.getEncoding());
        ScriptResource resource = new ScriptResource(script.name(), script.file(), configuration.getEncoding());
        try {
            SqlScript parsed = scripts.createSqlScript(resource, configuration.isMixed(), served);
            return new PlannedScript(parsed.executeInTransaction(), statements(parsed));
        } catch (FlywayException e) {
            throw new HistoryProblem(
                    "Flyway cannot take the script apart: " + e.getMessage(),
                    script.name(),
                    "mend the script; migrate would stop at it",
                    e);
        }
    }

    private static List<PlannedScript.Statement> statements(SqlScript script) {
        List<PlannedScript.Statement> statements = new ArrayList<>();
        try (SqlStatementIterator iterator = script.getSqlStatements()) {
            while (iterator.hasNext()) {
                SqlStatement statement = iterator.next();
                String sql = statement.getSql();
                statements.add(new PlannedScript.Statement(
                        statement.getLineNumber(),
                        sql.substring(StatementLines.leadingComments(sql).length())));
            }
        }
        return statements;
    }

    @Override
    public void close() {
        try (connections) {
            database.close();
        }
    }
}
