// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

/** The two products that speak MySQL's language, and have grown apart since. */
public enum Flavor {
    /** Oracle's, from version 8.0 on. */
    MYSQL,
    /** The MariaDB Foundation's, from version 10.11 on. */
    MARIADB
}
