// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.choice;

import dev.switchback.engine.Engine;
import dev.switchback.engine.mysql.Flavor;
import dev.switchback.engine.mysql.MysqlEngine;
import dev.switchback.engine.postgresql.PostgresEngine;
import java.util.Optional;

/** Knows which engine a product needs. */
public final class Engines {

    private Engines() {}

    /** Returns the engine of a product, named as in {@code postgresql:18}, if Switchback has one. */
    public static Optional<Engine> of(String product) {
        return switch (product) {
            case "postgresql" -> Optional.of(new PostgresEngine());
            case "mysql" -> Optional.of(new MysqlEngine(Flavor.MYSQL));
            case "mariadb" -> Optional.of(new MysqlEngine(Flavor.MARIADB));
            default -> Optional.empty();
        };
    }
}
