// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import dev.switchback.database.TableName;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import java.util.Optional;

/**
 * One thing that happened to the rows of a table.
 *
 * @param id       the kind, such as {@code rows-lost}
 * @param severity how much it weighs
 * @param table    the table, by the name it had before
 * @param column   the column, by the name it had before, if one is concerned
 * @param rows     how many rows are concerned
 * @param what     what was seen, with an example
 * @param effect   what it would mean in production
 * @param remedy   what mends it
 */
public record DataFinding(
        String id,
        Severity severity,
        TableName table,
        Optional<String> column,
        long rows,
        String what,
        String effect,
        String remedy) {

    static DataFinding of(LossKind kind, Severity severity, TableName table, String column, long rows, String what) {
        Optional<String> named = column.isEmpty() ? Optional.empty() : Optional.of(column);
        return new DataFinding(
                kind.id(), severity, table, named, rows, what, kind.effect(), kind.remedy(table, column));
    }

    /** Returns the same finding with another remedy. */
    public DataFinding withRemedy(String other) {
        return new DataFinding(id, severity, table, column, rows, what, effect, other);
    }

    /** Returns the same finding with another sentence about what was seen. */
    public DataFinding withMore(String sentence) {
        return new DataFinding(id, severity, table, column, rows, what + sentence, effect, remedy);
    }

    /** Returns the same finding with another weight, and the reason for it. */
    public DataFinding withSeverity(Severity other, String because) {
        return new DataFinding(id, other, table, column, rows, what + because, effect, remedy);
    }

    /** Returns the finding for a report, at the given place. */
    public Finding toFinding(Where where) {
        return new Finding(id, severity, what, effect, remedy, where);
    }
}
