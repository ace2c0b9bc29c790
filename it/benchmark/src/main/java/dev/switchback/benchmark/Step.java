// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark;

/**
 * A version of a history with the script that takes it back.
 *
 * @param down          empty if there is none
 * @param transactional whether the scripts run in a transaction
 */
public record Step(String version, String up, String down, boolean transactional) {

    Step(String version, String up, String down) {
        this(version, up, down, true);
    }
}
