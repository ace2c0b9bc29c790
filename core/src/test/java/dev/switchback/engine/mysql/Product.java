// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.TestServers;
import dev.switchback.server.Server;

/** The products as tests have them. */
enum Product {
    MYSQL(Flavor.MYSQL),
    MARIADB(Flavor.MARIADB);

    final Flavor flavor;

    Product(Flavor flavor) {
        this.flavor = flavor;
    }

    Server server() {
        return this == MYSQL ? TestServers.mysql() : TestServers.mariadb();
    }
}
