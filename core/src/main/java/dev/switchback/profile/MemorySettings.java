// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import java.util.List;

/** Settings of a server that say how much memory a statement finds; a profile has them in bytes. */
public final class MemorySettings {

    /** Those of PostgreSQL. */
    public static final List<String> POSTGRESQL = List.of("maintenance_work_mem", "work_mem");

    /** Those of MySQL and MariaDB; not every version has all of them. */
    public static final List<String> MYSQL = List.of(
            "innodb_buffer_pool_size",
            "innodb_ddl_buffer_size",
            "innodb_log_file_size",
            "innodb_redo_log_capacity",
            "join_buffer_size",
            "max_heap_table_size",
            "sort_buffer_size",
            "tmp_table_size");

    private MemorySettings() {}

    static List<String> of(String product) {
        return product.equals("postgresql") ? POSTGRESQL : MYSQL;
    }
}
