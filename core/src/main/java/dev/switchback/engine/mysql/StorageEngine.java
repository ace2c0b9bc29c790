// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to be known of the storage engines that keep a table's rows. */
final class StorageEngine {

    private static final Set<String> TRANSACTIONAL = Set.of("innodb", "rocksdb", "tokudb", "ndbcluster");
    private static final String MERGE = "mrg_myisam";
    private static final List<String> ELSEWHERE =
            List.of("connect", "federated", MERGE, "oqgraph", "s3", "sphinx", "spider");

    private StorageEngine() {}

    /** Returns whether a statement of ours that fails leaves nothing behind, and a rollback takes back the others. */
    static boolean isTransactional(String engine) {
        return TRANSACTIONAL.contains(engine.toLowerCase(Locale.ROOT));
    }

    /** Returns whether a table's rows are kept outside of the server, or by other tables: to ask for them may fail. */
    static boolean isForeign(String engine) {
        return ELSEWHERE.contains(engine.toLowerCase(Locale.ROOT));
    }

    /** Returns a condition on {@code information_schema.TABLES} that tables meet which keep their rows themselves. */
    static String keepsItsRows() {
        return ELSEWHERE.stream().collect(Collectors.joining("', '", "COALESCE(ENGINE, '') NOT IN ('", "')"));
    }

    /** Returns why a table of this engine can hold no rows of ours. */
    static Optional<String> obstacle(String engine) {
        return switch (engine.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.of("its storage engine is not loaded");
            case "blackhole" -> Optional.of("its storage engine is BLACKHOLE, which keeps no row");
            case MERGE -> Optional.of("its storage engine is MERGE: its rows are those of other tables");
            default ->
                isForeign(engine)
                        ? Optional.of("its storage engine is " + engine + ": its rows are kept outside of this server")
                        : Optional.empty();
        };
    }
}
