// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.schema.Change;

/**
 * What one change of the schema means.
 *
 * @param weight the class that it gives the migration on its own
 * @param change the change
 * @param why    what code meets, as the rest of a sentence that begins with the change
 */
public record Effect(ImpactClass weight, Change change, String why) {

    static Effect additive(Change change, String why) {
        return new Effect(ImpactClass.ADDITIVE, change, why);
    }

    static Effect transforming(Change change, String why) {
        return new Effect(ImpactClass.TRANSFORMING, change, why);
    }

    static Effect breaking(Change change, String why) {
        return new Effect(ImpactClass.BREAKING, change, why);
    }
}
