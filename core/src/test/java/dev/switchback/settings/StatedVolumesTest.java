// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedVolumesTest {

    @Test
    void numbersMayHaveSuffixes() {
        assertThat(StatedVolumes.parse("a=7, b=1.5K,c = 80M ,d=2g,e=0.25b,f=3 m")
                        .tables())
                .isEqualTo(Map.of(
                        "a",
                        7L,
                        "b",
                        1_500L,
                        "c",
                        80_000_000L,
                        "d",
                        2_000_000_000L,
                        "e",
                        250_000_000L,
                        "f",
                        3_000_000L));
    }

    @Test
    void namesMayHaveSchemasQuotesSpacesAndEqualsSigns() {
        assertThat(StatedVolumes.parse("billing.invoices=1,\"odd.schema\".T=2,order lines=3,a=b=4")
                        .tables())
                .isEqualTo(Map.of("billing.invoices", 1L, "\"odd.schema\".T", 2L, "order lines", 3L, "a=b", 4L));
    }

    @Test
    void starIsAllOthers() {
        assertThat(StatedVolumes.parse("*=5M").others()).isEqualTo(OptionalLong.of(5_000_000));
        assertThat(StatedVolumes.parse("*=5M").tables()).isEmpty();
        assertThat(StatedVolumes.parse("orders=1").others()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    orders          | "orders" is not a table with its rows, such as orders=80M
                    =5M             | "=5M" is not a table with its rows
                    orders=         | "" is not a number of rows for orders
                    orders=many     | "many" is not a number of rows for orders
                    orders=-5       | "-5" is not a number of rows for orders
                    orders=80T      | "80T" is not a number of rows for orders (a number, if need be with K for thousands
                    orders=1.5      | "1.5" is no whole number of rows for orders
                    orders=0        | "0" rows for orders is not between 1 and a million thousand millions
                    orders=0.0M     | for a table that stays empty write 1
                    orders=9999999B | "9999999B" rows for orders is not between
                    a=1,b=2,a=3     | "a" stands there twice
                    *=1,*=2         | "*" stands there twice
                    """)
    void whatCannotBeMeantIsRefused(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatedVolumes.parse(text))
                .withMessageContaining(problem);
    }
}
