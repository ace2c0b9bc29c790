// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

/**
 * What something is called that is gone under its old name.
 *
 * @param name   its name after the migration
 * @param isSure whether it can be nothing else; some catalogs show a rename as they show a drop and an addition
 */
record Rename(String name, boolean isSure) {}
