// SPDX-License-Identifier: Apache-2.0
package com.example.mysqlshop;

import dev.switchback.junit.MigrationTests;
import dev.switchback.junit.Rehearse;

/** The shop runs on MySQL; some of its customers run it on MariaDB. */
@Rehearse(database = {"mysql:8.0", "mariadb:11.4"})
class ShopMigrationsTest implements MigrationTests {}
