// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.existing;

/** How products are written. */
final class Words {

    private Words() {}

    static String product(String product) {
        return switch (product) {
            case "postgresql" -> "PostgreSQL";
            case "mysql" -> "MySQL";
            case "mariadb" -> "MariaDB";
            default -> product;
        };
    }
}
