// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The few things about a product's SQL that matter to whoever keeps books in a database of any product. */
public enum Dialect {
    /** Schemas within a database, DDL within transactions. */
    POSTGRESQL("\"", "current_schema()", true, 1),
    /** MySQL's and MariaDB's: a schema is a database, and DDL commits by itself. */
    MYSQL("`", "database()", false, 2);

    private final String quote;
    private final String currentSchema;
    private final boolean schemasInside;
    private final int seriesNumbers;

    Dialect(String quote, String currentSchema, boolean schemasInside, int seriesNumbers) {
        this.quote = quote;
        this.currentSchema = currentSchema;
        this.schemasInside = schemasInside;
        this.seriesNumbers = seriesNumbers;
    }

    /** Returns an identifier as SQL writes it whatever it contains. */
    public String quoted(String identifier) {
        return quote + identifier.replace(quote, quote + quote) + quote;
    }

    /** Returns the expression for the schema in which unqualified names are looked up. */
    public String currentSchema() {
        return currentSchema;
    }

    /** Returns the statement with which an administrator ends a session. */
    public String endOfSession(long session) {
        return this == POSTGRESQL ? "SELECT pg_terminate_backend(" + session + ");" : "KILL " + session + ";";
    }

    /** Says whether a database has schemas inside; otherwise it is one. */
    public boolean hasSchemasInside() {
        return schemasInside;
    }

    /** Returns the part of a version that changes when its catalog may say the same thing otherwise: {@code 18}, {@code 8.0}. */
    public String series(String version) {
        return Arrays.stream(version.split("\\.")).limit(seriesNumbers).collect(Collectors.joining("."));
    }

    /** Says whether a script that fails half-way leaves nothing behind, since DDL can be rolled back. */
    public boolean rollsBackDdl() {
        return this == POSTGRESQL;
    }

    /** Says whether the place of a column is its own for ever; otherwise columns are counted anew when one goes. */
    public boolean columnsKeepTheirPlace() {
        return this == POSTGRESQL;
    }
}
