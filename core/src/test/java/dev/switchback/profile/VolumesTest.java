// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchback.database.TableName;
import dev.switchback.profile.Volume.Source;
import dev.switchback.settings.StatedVolumes;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VolumesTest {

    private static final TableName ORDERS = new TableName("public", "orders");
    private static final TableName CUSTOMERS = new TableName("public", "customers");
    private static final TableName INVOICES = new TableName("billing", "invoices");
    private static final TableName OLD_ORDERS = new TableName("archive", "orders");
    private static final Set<TableName> ALL = Set.of(ORDERS, CUSTOMERS, INVOICES);

    private static TableProfile rows(long rows) {
        return new TableProfile(rows, OptionalLong.empty(), new TreeMap<>(), new TreeMap<>());
    }

    private static Optional<Profile> profile(Map<TableName, TableProfile> tables) {
        return Optional.of(new Profile("postgresql", "18", new TreeMap<>(), new TreeMap<>(tables)));
    }

    private static StatedVolumes stated(Map<String, Long> tables) {
        return new StatedVolumes(new TreeMap<>(tables), OptionalLong.empty());
    }

    private static Volumes volumes(Optional<Profile> profile, Map<String, Long> stated) throws ProfileProblem {
        return Volumes.of(profile, stated(stated));
    }

    @Test
    void statedGoesBeforeTheProfileAndThatBeforeTheAssumption() throws Exception {
        Optional<Profile> profile = profile(Map.of(ORDERS, rows(7), CUSTOMERS, rows(8)));

        SortedMap<TableName, Volume> volumes =
                volumes(profile, Map.of("orders", 9L)).resolve(ALL);

        assertThat(volumes)
                .isEqualTo(Map.of(
                        ORDERS, new Volume(9, Source.STATED, Optional.of(rows(7))),
                        CUSTOMERS, new Volume(8, Source.PROFILE, Optional.of(rows(8))),
                        INVOICES, new Volume(1_000_000, Source.ASSUMED, Optional.empty())));
    }

    @Test
    void theStarIsForThoseThatNothingElseIsKnownOf() throws Exception {
        StatedVolumes stated = new StatedVolumes(new TreeMap<>(Map.of("billing.invoices", 3L)), OptionalLong.of(5));
        Volumes volumes = Volumes.of(profile(Map.of(ORDERS, rows(7))), stated);

        assertThat(volumes.resolve(ALL).values()).extracting(Volume::rows).containsExactly(3L, 5L, 7L);
        assertThat(volumes.resolve(ALL).get(CUSTOMERS).source()).isEqualTo(Source.ASSUMED);
    }

    @Test
    void aProfileWrittenByHandNeedsNoSchemas() throws Exception {
        Volumes volumes = volumes(profile(Map.of(new TableName("", "orders"), rows(7))), Map.of());

        assertThat(volumes.resolve(ALL).get(ORDERS).rows()).isEqualTo(7);
        volumes.check(ALL);
    }

    @Test
    void tablesOfOtherTimesAreNoSlips() throws Exception {
        Volumes volumes = volumes(Optional.empty(), Map.of("orders", 9L, "customers", 8L));

        assertThat(volumes.resolve(Set.of(ORDERS)).get(ORDERS).rows()).isEqualTo(9);
        volumes.check(ALL);
    }

    @Test
    void whatNeverWasATableIsToldWithWhatWasMeant() throws Exception {
        Volumes volumes =
                volumes(Optional.empty(), Map.of("order", 1L, "shop.orders", 2L, "bilding.invoices", 3L, "x", 4L));

        assertThatExceptionOfType(ProfileProblem.class)
                .isThrownBy(() -> volumes.check(ALL))
                .withMessageContaining("order (did you mean orders?)")
                .withMessageContaining("shop.orders (did you mean public.orders?)")
                .withMessageContaining("bilding.invoices (did you mean billing.invoices?)")
                .withMessageContaining("x, ");
    }

    @Test
    void aNameThatSeveralTablesHaveNeedsItsSchema() throws Exception {
        Volumes volumes = volumes(Optional.empty(), Map.of("orders", 1L));

        assertThatExceptionOfType(ProfileProblem.class)
                .isThrownBy(() -> volumes.resolve(Set.of(ORDERS, OLD_ORDERS)))
                .withMessage(
                        "switchback.volumes: orders may be archive.orders or public.orders.\n  Write it with its schema.");
        assertThat(volumes(Optional.empty(), Map.of("archive.orders", 1L))
                        .resolve(Set.of(ORDERS, OLD_ORDERS))
                        .get(OLD_ORDERS)
                        .rows())
                .isEqualTo(1);
    }

    @Test
    void oneTableMayNotBeNamedTwice() throws Exception {
        Volumes volumes = volumes(Optional.empty(), Map.of("orders", 1L, "public.orders", 2L));

        assertThatExceptionOfType(ProfileProblem.class)
                .isThrownBy(() -> volumes.resolve(ALL))
                .withMessageContaining("has public.orders twice");
        assertThatExceptionOfType(ProfileProblem.class)
                .isThrownBy(() -> volumes(Optional.empty(), Map.of("a.b.c", 1L)))
                .withMessageContaining("\"a.b.c\" is not the name of a table");
    }

    @Test
    void aProfileOfAnotherDatabaseIsAnError() throws Exception {
        Volumes other = volumes(profile(Map.of(OLD_ORDERS, rows(7))), Map.of());

        assertThatExceptionOfType(ProfileProblem.class)
                .isThrownBy(() -> other.check(ALL))
                .withMessageContaining("none of this schema's tables: it has archive.orders; the migrations make");
    }
}
