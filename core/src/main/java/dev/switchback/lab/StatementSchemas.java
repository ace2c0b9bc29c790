// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.engine.Engine;
import dev.switchback.engine.SchemaReader;
import dev.switchback.flyway.StatementRun;
import dev.switchback.flyway.StatementWatch;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.schema.Snapshot;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the schema between the statements of a script that leaves behind what it has done when it fails half-way.
 *
 * <p>A look is taken before each statement but the first; after the last one the lab looks anyway, so that a script of a single
 * statement costs nothing. Statements that change rows alone are passed over: scripts have thousands of them.
 */
final class StatementSchemas implements StatementWatch {

    private final Engine engine;
    private final SchemaReader reader;
    private final SchemaSink sink;
    private @Nullable Snapshot schema;
    private boolean lasting;
    private String last = "";

    StatementSchemas(Engine engine, SchemaReader reader, SchemaSink sink) {
        this.engine = engine;
        this.reader = reader;
        this.sink = sink;
    }

    /** A script begins; it is looked at if the schema before it is known. */
    synchronized void begin(Optional<Snapshot> before) {
        schema = before.orElse(null);
        lasting = false;
        sink.begin();
    }

    @Override
    public synchronized void before(String sql, boolean first, boolean alone) {
        if (first) {
            lasting = schema != null && (alone || !engine.dialect().rollsBackDdl());
        } else if (lasting) {
            look();
        }
        last = sql;
    }

    /** A script may end the session that looks; what its statements do is not known then. */
    private void look() {
        try {
            Snapshot now = engine.mayChangeSchema(last) ? reader.readAfter(last) : Objects.requireNonNull(schema);
            schema = now;
            sink.statement(now);
        } catch (SQLException e) {
            lasting = false;
        }
    }

    /** Returns the statements whose effects stay, each by itself, when a later one fails. */
    synchronized List<StatementRun> lasting(StepOutcome outcome) {
        return lasting ? outcome.statements() : List.of();
    }
}
