// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.EvidenceHeader;
import java.util.List;
import java.util.Locale;

/**
 * A run of the checks as a report names it.
 *
 * @param module   the module that it belongs to; empty if there is but one
 * @param evidence its document
 * @param checks   those that were carried out on any migration, in order
 */
public record RunView(String module, Evidence evidence, List<CheckId> checks) {

    public RunView {
        checks = List.copyOf(checks);
    }

    static RunView of(Source source) {
        List<CheckId> checks = source.evidence().migrations().stream()
                .flatMap(migration -> migration.results().stream())
                .map(result -> result.check())
                .distinct()
                .toList();
        return new RunView(source.module(), source.evidence(), checks);
    }

    /** Returns what it ran on, such as {@code PostgreSQL 18.6}. */
    public String database() {
        EvidenceHeader.DatabaseEvidence database = evidence.header().database();
        return product(database.product()) + " " + database.version();
    }

    /** Returns a product's name as its makers write it, as far as it is known here. */
    private static String product(String product) {
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> "PostgreSQL";
            case "mysql" -> "MySQL";
            case "mariadb" -> "MariaDB";
            default -> product;
        };
    }
}
