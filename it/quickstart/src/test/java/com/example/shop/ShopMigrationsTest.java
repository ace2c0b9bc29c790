// SPDX-License-Identifier: Apache-2.0
package com.example.shop;

import dev.switchback.junit.MigrationTests;
import dev.switchback.junit.Rehearse;

/** Complete: one reported test for each migration and check. A new migration needs no new test. */
@Rehearse(database = "postgresql:18")
class ShopMigrationsTest implements MigrationTests {}
