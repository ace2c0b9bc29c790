// SPDX-License-Identifier: Apache-2.0
package dev.switchback.benchmark.accuracy;

import dev.switchback.forecast.Growth;

/**
 * One kind of change, as a migration has it.
 *
 * @param name   what it is called in the table
 * @param growth how it grows, as the product's manual has it
 * @param sql    the migration
 */
record Change(String name, Growth growth, String sql) {}
