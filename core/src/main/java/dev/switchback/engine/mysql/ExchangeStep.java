// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.database.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Something to be done around the exchange of tables, which may be done again when nobody knows whether it was.
 *
 * @param part       when it is due
 * @param schema     where
 * @param definition what is made; or removed, where the text is such a statement
 */
record ExchangeStep(Part part, String schema, StoredDefinition definition) {

    /** When a step is due. */
    enum Part {
        /** If the tables are not exchanged after all. */
        BACK,
        /** Once they are: until then the live schema is not whole. */
        LIVE,
        /** Then: what the former tables had around them. */
        FORMER
    }

    private static final String TRIGGER_IS_THERE =
            "SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ? AND TRIGGER_NAME = ?";

    private static final String VIEW_IS_THERE =
            "SELECT COUNT(*) FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    /** ER_TRG_ALREADY_EXISTS, ER_SP_ALREADY_EXISTS, ER_EVENT_ALREADY_EXISTS. */
    private static final Set<Integer> DONE_BEFORE = Set.of(1359, 1304, 1537);

    static ExchangeStep make(Part part, String schema, StoredDefinition definition) {
        return new ExchangeStep(part, schema, definition);
    }

    static ExchangeStep drop(Part part, String schema, StoredDefinition definition) {
        return new ExchangeStep(
                part, schema, new StoredDefinition(definition.kind(), definition.name(), Map.of(), definition.drop()));
    }

    boolean isView() {
        return definition.kind().equals("VIEW");
    }

    boolean isTrigger() {
        return definition.kind().equals("TRIGGER");
    }

    /** Also looks whether it is there: to make a trigger that is there already would wait for all who use its table. */
    void run(Connection connection) throws SQLException {
        if (isThere(connection)) {
            return;
        }
        try {
            definition.make(connection, schema);
        } catch (SQLException e) {
            if (!DONE_BEFORE.contains(e.getErrorCode())) {
                throw e;
            }
        }
    }

    private boolean isThere(Connection connection) throws SQLException {
        boolean mayBe = isTrigger() || isView() && part == Part.BACK;
        String query = isTrigger() ? TRIGGER_IS_THERE : VIEW_IS_THERE;
        return mayBe && !Jdbc.text(connection, query, schema, definition.name()).equals("0");
    }

    /** Returns the schema and the object for people. */
    String words() {
        return definition.kind().toLowerCase(Locale.ROOT) + " " + schema + "." + definition.name();
    }
}
