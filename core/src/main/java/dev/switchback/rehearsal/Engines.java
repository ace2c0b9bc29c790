// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.engine.Engine;
import dev.switchback.engine.mysql.Flavor;
import dev.switchback.engine.mysql.MysqlEngine;
import dev.switchback.engine.postgresql.PostgresEngine;

/** Knows which engine a product needs. */
final class Engines {

    private Engines() {}

    static Engine of(DatabaseRequest request) throws RehearsalProblem {
        return switch (request.product()) {
            case "postgresql" -> new PostgresEngine();
            case "mysql" -> new MysqlEngine(Flavor.MYSQL);
            case "mariadb" -> new MysqlEngine(Flavor.MARIADB);
            default ->
                throw new RehearsalProblem(
                        "Switchback cannot rehearse on " + request
                                + ".\n  Set switchback.database to postgresql, mysql or mariadb, with a version such as mysql:8.4.");
        };
    }
}
