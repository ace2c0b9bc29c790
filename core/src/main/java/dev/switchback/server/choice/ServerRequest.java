// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.choice;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.embedded.BinariesSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server that a user asks for.
 *
 * @param database  the product and version
 * @param where     where it may come from
 * @param image     the container image, if it is not to be the usual one
 * @param login     a running server, if there is one to be used
 * @param home      an installed server to start
 * @param cache     where unpacked binaries and prepared data are kept between runs
 * @param work      where the data of a server of our own goes
 * @param standIn   a version of the same product that may be used where the one asked for is not to be had
 * @param variables the server's variables as production has them, such as {@code sql_mode}
 * @param binaries  who may fetch a server's programs where they are not on this machine
 * @param patience  how long a server may take to answer, once it is there
 */
public record ServerRequest(
        DatabaseRequest database,
        Where where,
        Optional<String> image,
        Optional<Login> login,
        Optional<Path> home,
        Optional<Path> cache,
        Optional<Path> work,
        Optional<DatabaseRequest> standIn,
        Map<String, String> variables,
        BinariesSource binaries,
        Duration patience) {

    /** Where a server may come from. */
    public enum Where {
        /** From the first that can serve what is asked for. */
        AUTO,
        /** From programs on this machine. */
        EMBEDDED,
        /** From a container. */
        CONTAINER,
        /** From somebody who runs it already. */
        EXISTING
    }

    /** How to get at a running server; user and password may stand in the URL. */
    public record Login(String url, Optional<String> user, Optional<String> password) {

        /** Shows neither URL nor password: either may hold one. */
        @Override
        public String toString() {
            return "Login";
        }
    }

    public ServerRequest {
        variables = Map.copyOf(variables);
    }

    /** Returns a request for a version with nothing else said. */
    public static ServerRequest of(DatabaseRequest database) {
        return new ServerRequest(
                database,
                Where.AUTO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                BinariesSource.NONE,
                Duration.ofSeconds(30));
    }

    /** Returns the versions that will do, the one asked for first. */
    List<DatabaseRequest> accepted() {
        return Stream.concat(Stream.of(database), standIn.stream()).distinct().toList();
    }
}
