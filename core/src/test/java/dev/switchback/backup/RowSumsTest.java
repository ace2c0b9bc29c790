// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.TableName;
import dev.switchback.engine.DumpedRows;
import dev.switchback.engine.RowSum;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSumsTest {

    /** A thousand tables, of which one cannot be read. */
    private record Tables(String state) implements DumpedRows {

        @Override
        public List<TableName> tables() {
            return IntStream.range(0, 1000)
                    .mapToObj(i -> new TableName("public", "t" + i))
                    .toList();
        }

        @Override
        public RowSum read(TableName table) throws SQLException {
            if (table.name().equals("t1")
                    || state.startsWith("08") && !table.name().equals("t0")) {
                throw new SQLException("no", state);
            }
            return new RowSum(table, 1, "1");
        }
    }

    @Test
    void aTableThatCannotBeReadIsToldAndTheOthersAreCounted() throws SQLException {
        RowSums.Taken taken = new RowSums(new Tables("42501")).take(() -> true);

        assertThat(taken.sums()).hasSize(999);
        assertThat(taken.remarks()).containsExactly("The rows of public.t1 were not counted and summed up: no.");
    }

    @Test
    void aSessionThatIsLostIsToldOnce() throws SQLException {
        RowSums.Taken taken = new RowSums(new Tables("08006")).take(() -> true);

        assertThat(taken.sums()).hasSize(1);
        assertThat(taken.remarks())
                .containsExactly(
                        "The rows of public.t1 were not counted and summed up: no.",
                        "Nor were those of the tables behind it: 998.");
    }
}
