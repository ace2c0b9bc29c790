// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is to be known of the storage engines that keep a table's rows. */
final class StorageEngine {

    private static final Set<String> TRANSACTIONAL = Set.of("innodb", "rocksdb", "tokudb", "ndbcluster");
    private static final Set<String> ELSEWHERE = Set.of("federated", "connect", "spider", "s3", "oqgraph", "sphinx");

    private StorageEngine() {}

    /** Returns whether a statement of ours that fails leaves nothing behind, and a rollback takes back the others. */
    static boolean isTransactional(String engine) {
        return TRANSACTIONAL.contains(engine.toLowerCase(Locale.ROOT));
    }

    /** Returns whether rows are kept outside of the server. */
    static boolean isForeign(String engine) {
        return ELSEWHERE.contains(engine.toLowerCase(Locale.ROOT));
    }

    /** Returns why a table of this engine can hold no rows of ours. */
    static Optional<String> obstacle(String engine) {
        if (isForeign(engine)) {
            return Optional.of("its storage engine is " + engine + ": its rows are kept outside of this server");
        }
        return switch (engine.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.of("its storage engine is not loaded");
            case "blackhole" -> Optional.of("its storage engine is BLACKHOLE, which keeps no row");
            case "mrg_myisam" -> Optional.of("its storage engine is MERGE: its rows are those of other tables");
            default -> Optional.empty();
        };
    }
}
