// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.ToolAccess;
import dev.switchback.engine.ToolCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the programs of MySQL and MariaDB are told so that they reach a database as our own session does, in a file of its own.
 *
 * <p>Theirs is the only file of options that is read: another may say what is to be left out of a dump.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/option-files.html">Option files</a>
 */
record MysqlLogin(ToolAccess access, Flavor flavor, Path secrets) {

    private static final String OPTIONS = "options.cnf";

    private static final List<String> UNTOLD =
            List.of("trustcertificatekeystoreurl", "clientcertificatekeystoreurl", "truststore", "keystore");

    private record Option(String name, String value) {

        String line() {
            return name + "=\""
                    + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
    }

    /** Has to stand before all others. */
    String argument() {
        return "--defaults-file=" + secrets.resolve(OPTIONS);
    }

    ToolCall call(List<String> arguments) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("host", access.host().isEmpty() ? "localhost" : access.host()));
        options.add(new Option("port", String.valueOf(access.port().orElse(3306))));
        options.add(new Option("protocol", "tcp")); // localhost alone would mean a socket
        options.add(new Option("user", access.user()));
        if (!access.password().isEmpty()) {
            options.add(new Option("password", access.password()));
        }
        options.addAll(flavor == Flavor.MYSQL ? mysqlTls() : mariadbTls());
        certificate().ifPresent(file -> options.add(new Option("ssl-ca", file)));
        String file = options.stream().map(Option::line).collect(Collectors.joining("\n", "[client]\n", "\n"));
        // A file of log-ins that lies in the user's home would be read in spite of --defaults-file.
        Map<String, String> environment =
                Map.of("MYSQL_TEST_LOGIN_FILE", secrets.resolve("none").toString());
        List<Path> reads = certificate().map(Path::of).filter(Files::isRegularFile).stream()
                .toList();
        return new ToolCall(arguments, environment, Map.of(OPTIONS, file), reads, remarks());
    }

    private Optional<String> certificate() {
        return access.parameter("serverSslCert");
    }

    private List<Option> mysqlTls() {
        List<Option> options = new ArrayList<>();
        options.add(new Option(
                "ssl-mode",
                switch (mode()) {
                    case "disabled", "disable" -> "DISABLED";
                    case "required", "trust" -> "REQUIRED";
                    case "verify-ca" -> "VERIFY_CA";
                    case "verify-identity", "verify-full" -> "VERIFY_IDENTITY";
                    default -> access.encrypted() ? "REQUIRED" : "PREFERRED";
                }));
        if (access.parameter("allowPublicKeyRetrieval").filter("true"::equals).isPresent()) {
            options.add(new Option("get-server-public-key", "1"));
        }
        access.parameter("serverRSAPublicKeyFile")
                .ifPresent(key -> options.add(new Option("server-public-key-path", key)));
        return options;
    }

    /** From 11.4 on MariaDB's programs want encryption and a certificate that they know, unless they are told otherwise. */
    private List<Option> mariadbTls() {
        if (!access.encrypted()) {
            return List.of(new Option("ssl", "0"), new Option("ssl-verify-server-cert", "0"));
        }
        return List.of(
                new Option("ssl", "1"), new Option("ssl-verify-server-cert", mode().startsWith("verify") ? "1" : "0"));
    }

    /** Returns what either driver was told, in one spelling. */
    private String mode() {
        String older = access.parameter("useSSL").filter("false"::equals).isPresent() ? "disabled" : "";
        return access.parameter("sslMode")
                .orElse(older)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private List<String> remarks() {
        return UNTOLD.stream()
                .filter(name -> access.parameter(name).isPresent())
                .filter(name -> certificate().isEmpty() || name.startsWith("client") || name.equals("keystore"))
                .map(name ->
                        "The parameter " + name + " of the URL names a store that only Java reads, and was not passed"
                                + " on; serverSslCert can name the server's certificate in PEM for the program.")
                .toList();
    }
}
