// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.TableName;
import dev.switchback.engine.RowCount;
import dev.switchback.release.migrate.RowLoss.Grade;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowLossTest {

    private static RowCount count(String text) {
        boolean isExact = !text.startsWith("~");
        OptionalLong rows =
                text.equals("~") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.replace("~", "")));
        return new RowCount(new TableName("public", "t"), 1, rows, isExact);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, false, NONE",
        "5000, 5000, false, NONE",
        "5000, 9000, false, NONE",
        "5000, 4990, false, NONE", // others write meanwhile
        "900, 100, false, NONE",
        "20000, 18500, false, NONE",
        "~5000, 100, false, NONE", // statistics may be old
        "5000, ~100, false, NONE",
        "~, 0, false, NONE",
        "~5000, ~, false, NONE",
        "900, 0, false, WARNING", // perhaps a queue
        "5000, 3000, false, WARNING",
        "5000, 0, false, TROUBLE",
        "~80000000, 0, false, TROUBLE",
        "5000, 0, true, NOTE",
        "5000, 3000, true, NOTE",
    })
    void rowsThatAreGoneAreJudgedByHowManyAndWhetherItIsSaid(String before, String after, boolean said, Grade grade) {
        assertThat(new RowLoss(count(before), count(after), said).grade()).isEqualTo(grade);
    }

    @Test
    void theWordsSayWhatIsExact() {
        assertThat(new RowLoss(count("~80000000"), count("0"), false).words())
                .isEqualTo("public.t had about 80 million rows before the migrations and has none");
        assertThat(new RowLoss(count("5000"), count("3000"), true).words())
                .isEqualTo(
                        "public.t had 5,000 rows before the migrations and has 3,000, as they say that they delete some");
    }
}
