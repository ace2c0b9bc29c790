// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.TestServers;
import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;

/** The servers of both flavors; a test is skipped where its machine lacks what they need. */
final class MysqlServers {

    private MysqlServers() {}

    static DatabaseRequest request(MysqlFlavor flavor) {
        return DatabaseRequest.parse(flavor.key());
    }

    /** Returns the shared server. */
    static Server shared(MysqlFlavor flavor) {
        return TestServers.of(request(flavor));
    }

    static void require(MysqlFlavor flavor) {
        shared(flavor);
    }
}
