// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.accuracy;

import dev.switchback.forecast.Growth;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One kind of change.
 *
 * @param name       what it is called in the table
 * @param growth     how it grows, as the product's manual has it
 * @param statements what it does
 */
record Change(String name, Growth growth, List<String> statements) {

    Change(String name, Growth growth, String... statements) {
        this(name, growth, List.of(statements));
    }

    /** Returns it as a migration has it. */
    String script() {
        return statements.stream().map(Change::delimited).collect(Collectors.joining("\n"));
    }

    private static String delimited(String statement) {
        return statement.startsWith("CREATE PROCEDURE")
                ? "DELIMITER //\n" + statement + " //\nDELIMITER ;"
                : statement + ";";
    }
}
