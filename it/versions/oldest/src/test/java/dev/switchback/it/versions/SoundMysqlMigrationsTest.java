// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.versions;

import dev.switchback.junit.MigrationTests;
import dev.switchback.junit.Rehearse;

/** Placeholders, a procedure, a trigger in an executable comment and a repeatable migration: all pass on both products. */
@Rehearse(
        database = {"mysql:8.0", "mariadb:11.4"},
        locations = "classpath:sound-mysql/migration",
        flyway = "flyway.placeholders.tenant=acme")
class SoundMysqlMigrationsTest implements MigrationTests {}
