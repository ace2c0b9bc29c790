// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.forecast.Limits;

/**
 * A database that the project declares, and so has to be rehearsed on.
 *
 * @param request    product and version
 * @param placesStay whether the place of a column is never given to another one, so that a rename can be told from a drop
 * @param limits     what a migration may take
 */
public record Declared(DatabaseRequest request, boolean placesStay, Limits limits) {}
