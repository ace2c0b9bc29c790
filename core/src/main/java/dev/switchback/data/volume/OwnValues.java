// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.engine.RowSink;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a row refers to in its own table; how that is made is known only when all columns are. */
final class OwnValues implements Values {

    private final String column;
    private @Nullable Values values;

    OwnValues(String column) {
        this.column = column;
    }

    void tell(MadeRows rows) {
        values = rows.values(column);
    }

    @Override
    public void give(long number, RowSink sink) {
        Objects.requireNonNull(values).give(number, sink);
    }

    @Override
    public long size() {
        return ENDLESS;
    }
}
