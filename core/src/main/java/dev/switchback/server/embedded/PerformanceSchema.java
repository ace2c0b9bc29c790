// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a performance schema that shows locks, statements and what tables are written, and nothing else.
 *
 * <p>Who waits for which lock can be seen only there. With its usual sizes MySQL 8.0.31 takes 0.25 s more processor time to
 * start, where it takes 0.45 s without; with these 0.1 s.
 */
final class PerformanceSchema {

    static final Map<String, String> SETTINGS = settings();

    private PerformanceSchema() {}

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "performance_schema", "ON",
                "performance_schema_instrument", "wait/lock/metadata/sql/mdl=ON",
                "performance_schema_digests_size", "100",
                "loose_performance_schema_error_size", "1",
                // What tables are written is counted for all of them, however many: -1 takes room as it is needed.
                "performance_schema_max_table_instances", "-1",
                "performance_schema_max_table_handles", "-1",
                "loose_performance_schema_max_index_stat", "-1",
                "loose_performance_schema_max_table_lock_stat", "-1"));
        for (String unseen : new String[] {"mutex", "rwlock", "cond", "file", "socket"}) {
            settings.put("performance_schema_max_" + unseen + "_classes", "0");
            settings.put("performance_schema_max_" + unseen + "_instances", "0");
        }
        settings.put("loose_performance_schema_max_memory_classes", "0");
        for (String kind : new String[] {"statements", "waits", "stages", "transactions"}) {
            settings.put("performance_schema_events_" + kind + "_history_long_size", "10");
        }
        return Map.copyOf(settings);
    }
}
