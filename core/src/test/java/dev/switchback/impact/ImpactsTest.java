// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.migration.Migration;
import dev.switchback.report.Reported;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImpactsTest {

    private static final Catalog ONE = Catalog.empty().table("public.t");

    /** {@link Catalog} records a migration of the script {@code ab} after those of the chain {@code cd}. */
    private static Evidence evidence(String sha256, String chain) {
        MigrationEvidence migration = new MigrationEvidence(
                "V2__x.sql",
                Optional.of("2"),
                Migration.Kind.VERSIONED,
                Optional.of(sha256),
                chain,
                Optional.empty(),
                List.of());
        Evidence bare = new Reported().evidence();
        return new Evidence(bare.header(), bare.status(), List.of(), bare.ended(), List.of(migration));
    }

    private static Optional<ImpactClass> kind(Evidence evidence, SchemaRecord... records) {
        return Impacts.of(evidence, List.of(records), true)
                .getOrDefault("V2__x.sql", Impact.of(Optional.empty(), List.of(), true))
                .kind();
    }

    @Test
    void aRecordSpeaksOfTheScriptsThatItWasMadeOf() {
        SchemaRecord record = Catalog.empty().to(ONE);

        assertThat(kind(evidence("ab", "cd"), record)).contains(ImpactClass.ADDITIVE);
        assertThat(kind(evidence("edited", "cd"), record)).isEmpty();
        assertThat(kind(evidence("ab", "after others"), record)).isEmpty();
        assertThat(kind(evidence("ab", "cd"))).isEmpty();
    }

    @Test
    void aRecordOfAnotherServerSaysNothing() {
        Evidence other = new Reported().named("shop", "17.11").evidence();
        Evidence asked = new Evidence(
                other.header(),
                other.status(),
                List.of(),
                other.ended(),
                evidence("ab", "cd").migrations());

        assertThat(kind(asked, Catalog.empty().to(ONE))).isEmpty();
    }

    @Test
    void theRecordOfTheSameRunIsBelievedFirst() {
        SchemaRecord own = Catalog.empty().to(ONE);
        SchemaRecord.Header header = own.header();
        SchemaRecord foreign = new SchemaRecord(
                new SchemaRecord.Header(
                        "another",
                        header.tool(),
                        header.written(),
                        header.product(),
                        header.version(),
                        header.account()),
                ONE.to(Catalog.empty()).initial(),
                ONE.to(Catalog.empty()).migrations());

        assertThat(kind(evidence("ab", "cd"), foreign, own)).contains(ImpactClass.ADDITIVE);
        assertThat(kind(evidence("ab", "cd"), foreign)).contains(ImpactClass.BREAKING);
    }
}
