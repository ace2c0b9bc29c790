// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a server whose data nobody will miss. */
final class ServerSettings {

    private static final Map<String, String> THROWAWAY = Map.ofEntries(
            Map.entry("fsync", "off"),
            Map.entry("synchronous_commit", "off"),
            // What a migration may ask for must work here: a publication warns below "logical", a slot fails.
            Map.entry("wal_level", "logical"),
            // Its workers would wait for a migration's locks, or take some, at times that nobody can repeat.
            Map.entry("autovacuum", "off"),
            // Segments in /dev/shm would stay there after a kill -9, and a container has only 64 MB of it.
            Map.entry("dynamic_shared_memory_type", "mmap"),
            // The log is in memory along with the data: 1 GB of it, as by default, is too much.
            Map.entry("max_wal_size", "256MB"),
            Map.entry("checkpoint_timeout", "1h"),
            Map.entry("checkpoint_warning", "0"),
            Map.entry("max_connections", "100"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            // A script that fails may have 50 MB, and its text may hold what is nobody's business.
            Map.entry("log_min_error_statement", "panic"));

    private ServerSettings() {}

    /** Returns the words after the program's name; those who reach the server are not up to the user. */
    static List<String> words(Map<String, String> asked, int port) {
        Map<String, String> settings = new TreeMap<>(THROWAWAY);
        settings.putAll(asked);
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("port", String.valueOf(port));
        List<String> words = new ArrayList<>();
        settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return words;
    }
}
