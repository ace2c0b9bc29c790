// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.server.Server;
import java.sql.SQLException;

/** Where a server comes from when one is not enough. */
@FunctionalInterface
public interface Servers {

    /** Starts a server like the first; the caller closes it. */
    Server another() throws SQLException;
}
