// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.engine.ToolAccess;
import dev.switchback.engine.ToolCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What PostgreSQL's programs are told so that they reach a database as our own session does.
 *
 * <p>The password stands in a file of its own: an environment may be read by others of the same user, arguments by everybody.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">Environment variables of libpq</a>
 * @see <a href="https://jdbc.postgresql.org/documentation/use/">Parameters of pgjdbc</a>
 */
record PostgresLogin(ToolAccess access, Path secrets) {

    private static final String PASSWORDS = "pgpass";

    /** The driver's parameters that libpq has by another name, with the same values. */
    private static final Map<String, String> VARIABLES = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "gssencmode", "PGGSSENCMODE",
            "channelbinding", "PGCHANNELBINDING",
            "kerberosservername", "PGKRBSRVNAME",
            "options", "PGOPTIONS");

    private static final List<String> UNTOLD =
            List.of("sslfactory", "sslpassword", "socketfactory", "sslhostnameverifier");

    /** While an index is built nothing is sent, and what lies between may forget a connection on which nothing is. */
    private static final String KEPT_ALIVE = " keepalives_idle=30 keepalives_interval=10 keepalives_count=3";

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--no-password");
        arguments.add("--host=" + (access.host().isEmpty() ? "localhost" : access.host()));
        access.port().ifPresent(port -> arguments.add("--port=" + port));
        arguments.add("--username=" + access.user());
        // A bare name with = in it would be taken for a connection string.
        arguments.add(
                "--dbname=dbname='" + access.database().replace("\\", "\\\\").replace("'", "\\'") + "'" + KEPT_ALIVE);
        return arguments;
    }

    ToolCall call(List<String> arguments) {
        List<String> remarks = new ArrayList<>();
        Map<String, String> environment = new TreeMap<>(Map.of("PGAPPNAME", "switchback", "PGCONNECT_TIMEOUT", "30"));
        VARIABLES.forEach((parameter, variable) ->
                access.parameter(parameter).ifPresent(value -> environment.put(variable, value)));
        if (access.parameter("ssl").filter(value -> !value.equals("false")).isPresent()) {
            environment.putIfAbsent("PGSSLMODE", "verify-full"); // as the driver takes it
        }
        addKey(environment, remarks);
        UNTOLD.stream().filter(name -> access.parameter(name).isPresent()).forEach(name -> remarks.add(untold(name)));
        Map<String, String> files = new TreeMap<>();
        if (!access.password().isEmpty()) {
            files.put(PASSWORDS, "*:*:*:*:" + escaped(access.password()) + "\n");
            environment.put("PGPASSFILE", secrets.resolve(PASSWORDS).toString());
        }
        List<Path> reads = Stream.of("PGSSLROOTCERT", "PGSSLCERT", "PGSSLKEY")
                .map(environment::get)
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
        return new ToolCall(arguments, environment, files, reads, remarks);
    }

    /** The driver reads keys in DER, libpq in PEM. */
    private void addKey(Map<String, String> environment, List<String> remarks) {
        access.parameter("sslkey").ifPresent(key -> {
            if (key.matches("(?i).*\\.(pk8|der|p12|pfx)")) {
                remarks.add("The program cannot read the client's key " + key
                        + ", which is in the form that Java reads; put it in PEM beside it and name that with sslkey.");
            } else {
                environment.put("PGSSLKEY", key);
            }
        });
    }

    private static String untold(String name) {
        return "The parameter " + name
                + " of the URL means nothing to PostgreSQL's own programs, and was not passed on.";
    }

    private static String escaped(String password) {
        return password.replace("\\", "\\\\").replace(":", "\\:");
    }
}
