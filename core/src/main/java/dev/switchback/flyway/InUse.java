// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

/**
 * What an undo minds on a database that others use.
 *
 * @param patience how long it waits for locks
 * @param watch    follows the script
 */
public record InUse(LockPatience patience, UndoWatch watch) {}
