// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.versions;

import dev.switchback.junit.MigrationTests;
import dev.switchback.junit.Rehearse;

/** Placeholders, a baseline, COPY, a script without a transaction, a callback and a repeatable migration: all pass. */
@Rehearse(
        locations = "classpath:sound/migration",
        flyway = {"flyway.placeholders.tenant=acme", "flyway.postgresql.transactional.lock=false"})
class SoundMigrationsTest implements MigrationTests {}
