// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.TableName;
import dev.switchback.engine.Row;
import dev.switchback.engine.TableColumn;
import dev.switchback.engine.TableState;
import dev.switchback.engine.ValueKind;
import dev.switchback.evidence.Severity;
import dev.switchback.migration.Approval;
import dev.switchback.migration.Header;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PreservationTest {

    private static final TableName NAME = new TableName("public", "prices");
    private static final DataState BEFORE = state("numeric(10,2)", Row.of("1", "19.99"), Row.of("2", "5.00"));

    @Test
    void namesRowColumnAndBothValues() {
        DataState after = state("integer", Row.of("1", "20"), Row.of("2", "5"));
        assertThat(Preservation.judge(BEFORE, after, Header.NONE))
                .extracting(DataFinding::what)
                .containsExactly(
                        "Column price of table public.prices (type numeric(10,2) became integer): 1 value rounded,"
                                + " such as id '1': '19.99' became '20'.");
    }

    @Test
    void remedyHasTheLineThatOwnsUp() {
        DataState after = state("integer", Row.of("1", "20"), Row.of("2", "5"));
        assertThat(Preservation.judge(BEFORE, after, Header.NONE).get(0).remedy())
                .contains("-- Approved: values-rounded prices.price");
    }

    @Test
    void sameStateIsSilent() {
        assertThat(Preservation.judge(BEFORE, BEFORE, Header.NONE)).isEmpty();
    }

    @Test
    void equalStateIsSilent() {
        DataState after = state("numeric(10,2)", Row.of("2", "5.00"), Row.of("1", "19.99"));
        assertThat(Preservation.judge(BEFORE, after, Header.NONE)).isEmpty();
    }

    private static Header approved(String text) {
        return new Header(Map.of(), Optional.empty(), List.of(new Approval(text)));
    }

    @Test
    void approvalThatNamesTheColumnTurnsDamageIntoANote() {
        DataState after = state("integer", Row.of("1", "20"), Row.of("2", "5"));
        Header header = approved("round column prices.price, whole euros since 4.2");
        assertThat(Preservation.judge(BEFORE, after, header))
                .extracting(DataFinding::severity)
                .containsExactly(Severity.NOTE);
    }

    @Test
    void approvalOfAnotherColumnOfTheTableDoesNotCount() {
        DataState after = state("integer", Row.of("1", "20"), Row.of("2", "5"));
        Header header = approved("drop column prices.fax, unused since 4.2");
        assertThat(Preservation.judge(BEFORE, after, header))
                .extracting(DataFinding::severity)
                .containsExactly(Severity.FAILURE);
    }

    @Test
    void longValuesAreCutInMessages() {
        assertThat(Shown.value("x".repeat(200))).hasSize(83).endsWith("…'");
    }

    private static DataState state(String type, Row... rows) {
        ValueKind kind = type.equals("integer") ? ValueKind.INTEGER : ValueKind.DECIMAL;
        TableState table = new TableState(
                7,
                NAME,
                List.of(
                        new TableColumn(1, "id", "integer", ValueKind.INTEGER, false, 0),
                        new TableColumn(2, "price", type, kind, false, 0)),
                List.of(List.of(0)),
                true,
                List.of(rows),
                Optional.empty(),
                Set.of());
        TreeMap<TableName, TableState> tables = new TreeMap<>();
        tables.put(NAME, table);
        return new DataState(tables, new TreeMap<>());
    }
}
