// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
        assertThat(header.approvals()).containsExactly(new Approval("Ada, the table is empty"), new Approval("Bob"));
    }

    @Test
    void byteOrderMarkAndCarriageReturnsDoNotMatter() {
        Header header = Headers.parse("\ufeff-- Rollback: Irreversible - gone\r\n-- Approved: Ada\r\nSELECT 1;\r\n");
        assertThat(header.irreversible()).contains("gone");
        assertThat(header.approvals()).containsExactly(new Approval("Ada"));
    }

    @Test
    void otherRollbacksAreNotIrreversible() {
        assertThat(Headers.parse("-- Rollback: run U2\nSELECT 1;").irreversible())
                .isEmpty();
        assertThat(Headers.parse("-- Rollback: irreversibly so\nSELECT 1;").irreversible())
                .isEmpty();
        assertThat(Headers.parse("SELECT 1; -- Rollback: irreversible, no")).isEqualTo(Header.NONE);
        assertThat(Headers.parse("")).isEqualTo(Header.NONE);
    }

    @Test
    void eachFieldIsReadWithItsFurtherLines() {
        Header header = Headers.parse("""
                -- Purpose: reach customers by mail
                -- Impact: exports leave the column out:
                --         see the manual
                --   (chapter 4)
                -- A remark of somebody.
                --   indented
                -- dependencies: V3
                -- Rollback: U4__drop_fax.sql
                -- TESTING: by hand
                -- Owner: Ada
                --   or Bob
                SELECT 1;
                """);
        assertThat(header.texts())
                .containsExactly(
                        Map.entry(HeaderField.PURPOSE, "reach customers by mail"),
                        Map.entry(HeaderField.IMPACT, "exports leave the column out: see the manual (chapter 4)"),
                        Map.entry(HeaderField.DEPENDENCIES, "V3"),
                        Map.entry(HeaderField.ROLLBACK, "U4__drop_fax.sql"),
                        Map.entry(HeaderField.TESTING, "by hand"));
    }

    @Test
    void whatIsLeftBlankIsNotThere() {
        Header header = Headers.parse("-- Purpose: add email\n-- Impact:\n-- Testing:   \n-- Approved:\nSELECT 1;");
        assertThat(header.texts()).containsOnlyKeys(HeaderField.PURPOSE);
        assertThat(header.approvals()).isEmpty();
        assertThat(Headers.parse("-- Purpose: …\n-- Impact: <which>\n-- Testing: ...\nSELECT 1;")
                        .texts())
                .isEmpty();
    }

    @Test
    void anApprovalIsOneLine() {
        Header header = Headers.parse("-- Approved: drop table fax,\n--    drop table telex\nSELECT 1;");
        assertThat(header.approvals()).containsExactly(new Approval("drop table fax,"));
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
