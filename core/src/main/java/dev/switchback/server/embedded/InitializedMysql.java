// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.evidence.Sha256;
import dev.switchback.server.embedded.Command.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A data directory of MySQL or MariaDB with the user {@code root}, as the images have it: from anywhere, with a password.
 *
 * @param flavor   which of the two products
 * @param binaries its programs
 * @param runAs    as whom the server runs
 * @param settings the user's settings, of which some are fixed now
 */
record InitializedMysql(MysqlFlavor flavor, Binaries binaries, RunAs runAs, Map<String, String> settings) {

    static final String SUPERUSER = "root";

    private static final String FORMAT = "2";
    /** Its scripts make users without a password. */
    private static final String NO_OTHERS =
            "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');\n";

    private static final Duration LIMIT = Duration.ofMinutes(3);

    PreparedData in(Cache cache) throws IOException {
        String key = Sha256.of(FORMAT + " " + flavor + " " + binaries.identity() + " " + MysqlSettings.initial(settings)
                + " " + runAs.owner());
        Path entry = cache.entry("data-" + key, this::prepare);
        return new PreparedData(entry.resolve("data"), Files.readString(entry.resolve("password")));
    }

    private void prepare(Path empty) throws IOException {
        String password = PreparedData.randomPassword();
        Path making = FileTree.create(empty.resolve("making"), FileTree.PRIVATE);
        Path options = FileTree.writePrivate(
                making.resolve("my.cnf"), new MysqlSettings(flavor, binaries, runAs).initializing(settings));
        Path statements = FileTree.writePrivate(making.resolve("statements.sql"), statements(password));
        Path data = FileTree.create(making.resolve("data"), FileTree.PRIVATE);
        FileTree.give(making, runAs.owner());
        Outcome outcome = Command.run(LIMIT, command(options, data, statements));
        if (!outcome.succeeded()) {
            throw new IOException(MissingLibraries.explain(outcome.output()) + flavor.product() + " "
                    + binaries.version() + " (" + binaries.origin() + "), run as " + runAs.name()
                    + ", failed to make a data directory:\n" + outcome.output());
        }
        FileTree.give(making, runAs.isOtherUser() ? "0:0" : "");
        // What nobody needs to copy: the next start makes it anew.
        Files.deleteIfExists(data.resolve("auto.cnf"));
        Files.move(data, empty.resolve("data"));
        FileTree.delete(making);
        FileTree.writePrivate(empty.resolve("password"), password);
    }

    private List<String> command(Path options, Path data, Path statements) {
        if (flavor == MysqlFlavor.MYSQL) {
            return MysqlSettings.command(
                    flavor, binaries, runAs, options, data, "--initialize-insecure", "--init-file=" + statements);
        }
        List<String> server = MysqlSettings.command(flavor, binaries, runAs, options, data, "--bootstrap");
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <\"$0\"", statements.toString()));
        shell.addAll(server);
        return shell;
    }

    /** One statement a line, as both products want it of such files. */
    private String statements(String password) throws IOException {
        String user = "'" + SUPERUSER + "'@'%'";
        String users =
                (flavor == MysqlFlavor.MARIADB ? NO_OTHERS : "") + "FLUSH PRIVILEGES;\nCREATE USER IF NOT EXISTS "
                        + user + " " + identified(password) + ";\nGRANT ALL ON *.* TO " + user
                        + " WITH GRANT OPTION;\nALTER USER 'root'@'localhost' " + identified(password) + ";\n";
        return (flavor == MysqlFlavor.MYSQL ? "" : systemTables()) + TimeZones.statements() + users;
    }

    /**
     * Returns how the password is given: by a hash that needs no more than one round trip, as long as the product has it;
     * 192 random bits need no slow one.
     */
    private String identified(String password) {
        boolean isNew = flavor == MysqlFlavor.MYSQL && !binaries.version().startsWith("8.0.");
        if (isNew) {
            return "IDENTIFIED BY '" + password + "'";
        }
        String hash = nativeHash(password);
        return flavor == MysqlFlavor.MYSQL
                ? "IDENTIFIED WITH mysql_native_password AS '" + hash + "'"
                : "IDENTIFIED BY PASSWORD '" + hash + "'";
    }

    private static String nativeHash(String password) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] once = sha1.digest(password.getBytes(StandardCharsets.UTF_8));
            return "*" + HexFormat.of().formatHex(sha1.digest(once)).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1, which logging in to the server needs", e);
        }
    }

    /** Returns what {@code mariadb-install-db} hands to the server; the scripts are beside the server's messages. */
    private String systemTables() throws IOException {
        StringBuilder text =
                new StringBuilder("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
        for (String name : List.of(
                "mariadb_system_tables.sql",
                "mariadb_performance_tables.sql",
                "mariadb_system_tables_data.sql",
                "maria_add_gis_sp_bootstrap.sql",
                "mariadb_sys_schema.sql")) {
            text.append(Files.readString(MariadbScripts.find(binaries.home(), name)))
                    .append('\n');
        }
        return text.toString();
    }
}
