// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/** What sort of thing a column's values are, as far as comparing them before and after a change of type needs it. */
public enum ValueKind {
    /** Whole numbers of any width. */
    INTEGER,
    /** Exact numbers with a scale. */
    DECIMAL,
    /** Binary floating point with four bytes. */
    FLOAT4,
    /** Binary floating point with eight bytes. */
    FLOAT8,
    /** Amounts with a currency sign. */
    MONEY,
    /** Text in which every character counts. */
    TEXT,
    /** Text padded with blanks that do not count. */
    PADDED_TEXT,
    /** Truth values. */
    BOOLEAN,
    /** A day. */
    DATE,
    /** Day and time, with or without a zone. */
    TIMESTAMP,
    /** UUIDs. */
    UUID,
    /** JSON documents, kept as text or parsed. */
    JSON,
    /** Labels from a list. */
    ENUM,
    /** Everything else: compared as text. */
    OTHER;

    /** Says whether values are numbers. */
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == FLOAT4 || this == FLOAT8 || this == MONEY;
    }

    /** Says whether values are text that people write. */
    public boolean isText() {
        return this == TEXT || this == PADDED_TEXT;
    }

    /** Says whether values are points in time. */
    public boolean isTime() {
        return this == DATE || this == TIMESTAMP;
    }
}
