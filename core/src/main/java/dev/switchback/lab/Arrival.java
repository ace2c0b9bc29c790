// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

/** Whether the walk got to a migration. */
public sealed interface Arrival {

    /** It did. */
    record At(Stage stage) implements Arrival {}

    /** It did not, for the reason given. */
    record Blocked(String reason) implements Arrival {}
}
