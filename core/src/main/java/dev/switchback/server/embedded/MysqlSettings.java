// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.server.MysqlGlobals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The option files of servers whose data nobody will miss.
 *
 * @param flavor   which of the two products
 * @param binaries its programs
 * @param runAs    as whom the server runs
 */
record MysqlSettings(MysqlFlavor flavor, Binaries binaries, RunAs runAs) {

    /** What is fixed when a data directory is made. */
    private static final Set<String> INITIAL = Set.of(
            "lower_case_table_names",
            "innodb_page_size",
            "innodb_data_file_path",
            "innodb_undo_tablespaces",
            "innodb_checksum_algorithm");

    private static final Map<String, String> THROWAWAY = Map.ofEntries(
            Map.entry("innodb_flush_method", "nosync"),
            Map.entry("innodb_doublewrite", "0"),
            Map.entry("innodb_read_io_threads", "1"),
            Map.entry("innodb_write_io_threads", "1"),
            Map.entry("innodb_purge_threads", "1"),
            Map.entry("loose_innodb_page_cleaners", "1"),
            // It runs as users are served, at times that nobody can repeat; events can be created all the same.
            Map.entry("event_scheduler", "OFF"),
            Map.entry("default_time_zone", "+00:00"));

    private static final Map<String, String> MYSQL = Map.of(
            "mysqlx",
            "OFF",
            "loose_innodb_redo_log_capacity",
            "8M",
            // Packages build a directory in that only their own user may enter, without which the server does not
            // start.
            "secure_file_priv",
            "NULL",
            // Whether a project's scripts may load files of its own is the project's affair.
            "local_infile",
            "ON");

    // Its packages and images set the character set; without TLS a start takes 0.2 s instead of 5.
    private static final Map<String, String> MARIADB =
            Map.of("innodb_log_file_size", "8M", "skip_ssl", "", "character_set_server", "utf8mb4");

    /** Returns the words that start the server; the data directory stands in them, so that the process can be known by it. */
    static List<String> command(
            MysqlFlavor flavor, Binaries binaries, RunAs runAs, Path optionFile, Path data, String... more) {
        Path program = flavor.program(binaries.home()).orElseThrow();
        List<String> words =
                new ArrayList<>(List.of(program.toString(), "--defaults-file=" + optionFile, "--datadir=" + data));
        words.addAll(List.of(more));
        return runAs.isOtherUser() ? words : runAs.command(words);
    }

    /** Returns the settings of the user's that a data directory is made with. */
    static Map<String, String> initial(Map<String, String> asked) {
        Map<String, String> initial = MysqlGlobals.plain(asked);
        initial.keySet().retainAll(INITIAL);
        return initial;
    }

    /** Returns the option file for making a data directory. */
    String initializing(Map<String, String> asked) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("innodb_flush_method", "nosync");
        settings.put("innodb_doublewrite", "0");
        if (flavor == MysqlFlavor.MARIADB) {
            settings.put("innodb_log_file_size", "8M");
            settings.put("log_warnings", "0");
            settings.put("enforce_storage_engine", "");
            settings.put("max_allowed_packet", "8M");
        } else {
            settings.put("loose_innodb_redo_log_capacity", "8M");
            settings.put("secure_file_priv", "NULL");
        }
        settings.putAll(places());
        settings.putAll(initial(asked));
        return text(settings);
    }

    /** Returns the option file of a running server; those who reach it and what a copy needs are not up to the user. */
    String running(Map<String, String> asked, RunDirectory directory, int port) {
        Map<String, String> settings = new TreeMap<>(THROWAWAY);
        settings.putAll(PerformanceSchema.SETTINGS);
        settings.putAll(flavor == MysqlFlavor.MYSQL ? MYSQL : MARIADB);
        Map<String, String> plain = MysqlGlobals.atStart(asked);
        if (plain.keySet().stream().noneMatch(name -> name.endsWith("log_bin"))) {
            settings.put("skip_log_bin", "");
        }
        // Of two spellings of one option the server takes the last.
        plain.keySet().forEach(name -> settings.remove("loose_" + name));
        settings.putAll(plain);
        settings.putAll(places());
        settings.put("skip_name_resolve", "");
        settings.put("bind_address", "127.0.0.1");
        settings.put("port", String.valueOf(port));
        settings.put("socket", "socket");
        settings.put("pid_file", "pid");
        // MariaDB removes, when it starts, what looks like temporary tables: in a shared directory also those of
        // others.
        settings.put("tmpdir", directory.data().toString());
        // A copy of the files has what was committed only if a commit has written it.
        settings.put("innodb_flush_log_at_trx_commit", "2");
        return text(settings);
    }

    /** Says whether the user has said which sql_mode sessions have: the drivers would add STRICT_TRANS_TABLES to it. */
    static boolean setsMode(Map<String, String> asked) {
        return MysqlGlobals.plain(asked).containsKey("sql_mode");
    }

    private Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        Path share = binaries.home().resolve("share");
        if (Files.exists(share.resolve("english/errmsg.sys"))) {
            places.put("basedir", binaries.home().toString());
            places.put("lc_messages_dir", share.toString());
        }
        if (runAs.isOtherUser()) {
            places.put("user", runAs.owner().replaceFirst(":.*", ""));
        } else if (runAs.equals(RunAs.DIRECTLY)) {
            // As root it runs only if it is told to.
            places.put("user", System.getProperty("user.name"));
        }
        return places;
    }

    /** Writes values in quotes: a number sign would begin a comment. */
    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey()
                        + (setting.getKey().startsWith("skip_") ? "" : "=\"" + escaped(setting.getValue()) + "\""))
                .collect(Collectors.joining("\n", "[mysqld]\n", "\n"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }
}
