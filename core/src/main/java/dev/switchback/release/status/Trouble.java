// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

/**
 * Something on a live database that is not as it should be.
 *
 * @param id     a stable name of its kind, such as {@code migration-failed}; docs/status.md lists them
 * @param what   what it is, in one sentence
 * @param effect what it means
 * @param remedy the command, statement or edit that mends it
 */
public record Trouble(String id, String what, String effect, String remedy) {}
