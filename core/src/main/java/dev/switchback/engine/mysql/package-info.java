// SPDX-License-Identifier: Apache-2.0
/** All that is particular to MySQL and MariaDB. */
@NullMarked
package dev.switchback.engine.mysql;

import org.jspecify.annotations.NullMarked;
