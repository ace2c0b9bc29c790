// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.forecast.Limits;
import java.util.List;

/**
 * What is known of one run.
 *
 * @param module     the module that it belongs to, for people; empty if there is but one
 * @param evidence   its document
 * @param schemas    recorded schemas that may speak of the same scripts
 * @param scripts    the files that there are now
 * @param limits     what a migration may take whose header says nothing
 * @param placesStay whether the product never gives a column's place to another one
 */
public record Source(
        String module,
        Evidence evidence,
        List<SchemaRecord> schemas,
        ScriptSources scripts,
        Limits limits,
        boolean placesStay) {

    public Source {
        schemas = List.copyOf(schemas);
    }
}
