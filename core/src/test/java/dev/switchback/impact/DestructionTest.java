// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.impact.Destruction.Kind;
import dev.switchback.migration.Headers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DestructionTest {

    private static Destruction fax(Optional<String> rename, boolean isRestored) {
        return new Destruction(Kind.COLUMN, "public.customers.fax", rename, "It is gone.", isRestored);
    }

    /** Where nobody has carried out the way back, nobody knows. */
    @Test
    void whatMayBeARenameIsOneIfTheWayBackBringsEverythingBack() {
        assertThat(fax(Optional.of("telefax"), true).isRename()).isTrue();
        assertThat(fax(Optional.of("telefax"), false).isRename()).isFalse();
        assertThat(fax(Optional.empty(), true).isRename()).isFalse();
    }

    @Test
    void theLineThatItAsksForIsAboutIt() {
        Destruction loss = fax(Optional.empty(), false);

        assertThat(loss.approvals(Headers.parse("-- Approved: " + loss.approval() + ", unused\nSELECT 1;")))
                .hasSize(1);
        assertThat(loss.approvals(Headers.parse("-- Approved: drop column customers.phone, unused\nSELECT 1;")))
                .isEmpty();
        Destruction wayBack = new Destruction(Kind.WAY_BACK, "V7__x.sql", Optional.empty(), "Nothing.", false);
        assertThat(wayBack.approvals(Headers.parse("-- Approved: " + wayBack.approval() + ", so be it\nSELECT 1;")))
                .hasSize(1);
    }
}
