// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApprovalTest {

    private static final Approval DROP =
            new Approval("drop column customers.fax, unused since 4.2 (DBA review 2026-11)");

    @Test
    void namesWhatAndWhy() {
        assertThat(DROP.what()).isEqualTo("drop column customers.fax");
        assertThat(DROP.why()).contains("unused since 4.2 (DBA review 2026-11)");
        assertThat(new Approval("drop table fax").why()).isEmpty();
        assertThat(new Approval("drop table fax, ").why()).isEmpty();
        assertThat(new Approval("drop table fax, <why> (<who>, <when>)").why()).isEmpty();
        assertThat(new Approval("drop table fax, …").why()).isEmpty();
        assertThat(new Approval("drop table fax, <why> (Ada)").why()).contains("<why> (Ada)");
    }

    @Test
    void aColumnIsNamedWithItsTable() {
        assertThat(DROP.names("public", "customers", "fax")).isTrue();
        assertThat(DROP.names("public", "CUSTOMERS", "Fax")).isTrue();
        assertThat(new Approval("drop fax of public.customers, unused").names("public", "customers", "fax"))
                .isTrue();
        assertThat(DROP.names("public", "suppliers", "fax")).isFalse();
        assertThat(DROP.names("public", "customers", "telex")).isFalse();
        assertThat(DROP.names("public", "customers")).isFalse();
    }

    @Test
    void aPartOfAWordIsAnotherName() {
        Approval approval = new Approval("drop table old_customers, empty");
        assertThat(approval.names("public", "customers")).isFalse();
        assertThat(approval.names("public", "old_customers")).isTrue();
        assertThat(approval.isOfIrreversible()).isFalse();
        assertThat(new Approval("Irreversible, nobody keeps the numbers").isOfIrreversible())
                .isTrue();
    }
}
