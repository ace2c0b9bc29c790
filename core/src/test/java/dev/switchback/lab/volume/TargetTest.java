// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.TableName;
import dev.switchback.profile.Volume;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How production's volume is scaled down. */
class TargetTest {

    private static final TableName ORDERS = new TableName("public", "orders");
    private static final TableName CUSTOMERS = new TableName("public", "customers");
    private static final TableName COUNTRIES = new TableName("public", "countries");
    private static final TableName EVENTS = new TableName("public", "events");

    private static Volume volume(long rows) {
        return new Volume(rows, Volume.Source.STATED, Optional.empty());
    }

    private static Target target() {
        return new Target(
                new TreeMap<>(Map.of(ORDERS, volume(80_000_000), CUSTOMERS, volume(2_000_000))),
                new TreeMap<>(Map.of(COUNTRIES, volume(8), EVENTS, volume(4_000_000_000L))));
    }

    @Test
    void theLargestTableThatIsTouchedIsTheMeasure() {
        assertThat(target().measure()).isEqualTo(ORDERS);
        assertThat(target().rows()).isEqualTo(80_000_000);
    }

    @Test
    void tablesKeepTheirProportions() {
        assertThat(target().scaledTo(100_000)).containsEntry(ORDERS, 100_000L).containsEntry(CUSTOMERS, 2_500L);
    }

    @Test
    void aTableOfAFewRowsStaysAsItIs() {
        assertThat(target().scaledTo(1_000)).containsEntry(COUNTRIES, 8L);
    }

    @Test
    void aTableThatIsNotTouchedDoesNotOutgrowTheMeasure() {
        assertThat(target().scaledTo(1_000)).containsEntry(EVENTS, 1_000L);
    }
}
