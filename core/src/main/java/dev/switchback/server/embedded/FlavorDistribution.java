// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.database.DatabaseRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the distributions of MySQL and MariaDB have in common: how their programs are called and where packages put them. */
sealed interface FlavorDistribution extends Distribution permits MysqlDistribution, MariadbDistribution {

    MysqlFlavor flavor();

    @Override
    default String product() {
        return flavor().product();
    }

    @Override
    default String key() {
        return flavor().key();
    }

    @Override
    default Optional<Path> program(Path home) {
        return flavor().program(home);
    }

    @Override
    default String programs() {
        return "bin/" + flavor().program();
    }

    @Override
    default List<Path> installed(DatabaseRequest request) {
        return InstalledServers.of(flavor(), request.version());
    }
}
