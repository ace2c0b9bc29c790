// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.sql.Connection;

/** What a database product must offer so that Switchback can judge migrations on it. */
public interface Engine {

    /** Returns the product's name in lower case, as it stands in {@code postgresql:18}. */
    String product();

    /**
     * Returns a reader of the schema of the connection's database.
     *
     * @param connection used by the reader alone from now on; closed by whoever opened it
     */
    SchemaReader schemaReader(Connection connection);
}
