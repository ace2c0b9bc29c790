// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadersTest {

    @Test
    void declarationsStandInTheLeadingComments() {
        Header header = Headers.parse("""
                -- Adds nothing.
                -- Rollback: irreversible, the rows are gone

                -- Approved: Ada, the table is empty
                -- approved:  Bob
                DROP TABLE t;
                -- Approved: too late
                """);
        assertThat(header.irreversible()).contains("the rows are gone");
        assertThat(header.approvals()).containsExactly("Ada, the table is empty", "Bob");
    }

    @Test
    void byteOrderMarkAndCarriageReturnsDoNotMatter() {
        assertThat(Headers.parse("\ufeff-- Rollback: Irreversible - gone\r\n-- Approved: Ada\r\nSELECT 1;\r\n"))
                .isEqualTo(new Header(
                        java.util.Optional.of("gone"), java.util.Optional.empty(), java.util.List.of("Ada")));
    }

    @Test
    void otherRollbacksDeclareNothing() {
        assertThat(Headers.parse("-- Rollback: run U2\nSELECT 1;")).isEqualTo(Header.NONE);
        assertThat(Headers.parse("-- Rollback: irreversibly so\nSELECT 1;")).isEqualTo(Header.NONE);
        assertThat(Headers.parse("SELECT 1; -- Rollback: irreversible, no")).isEqualTo(Header.NONE);
        assertThat(Headers.parse("")).isEqualTo(Header.NONE);
    }

    @Test
    void aBudgetMayStandOnSeveralLines() {
        assertThat(Headers.parse("-- Budget: 2h\n# budget: disk 20GB\nSELECT 1;")
                        .budget())
                .contains("2h, disk 20GB");
    }

    @Test
    void missingReasonIsSaid() {
        assertThat(Headers.parse("-- Rollback: irreversible").irreversible()).contains("no reason is given");
    }
}
