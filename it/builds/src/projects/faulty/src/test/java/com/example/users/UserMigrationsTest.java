// SPDX-License-Identifier: Apache-2.0
package com.example.users;

import dev.switchback.junit.MigrationTests;

class UserMigrationsTest implements MigrationTests {}
