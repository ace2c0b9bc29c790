// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.server.embedded.ServerProcess.Plan;
import dev.switchback.server.embedded.ServerProcess.PortTaken;
import java.io.IOException;
import java.util.List;

/**
 * One start of an embedded server, from the search for programs to the first connection.
 *
 * @param options what is asked for
 * @param runAs   as whom the server runs
 * @param ports   where free ports come from
 */
record Launch(EmbeddedOptions options, RunAs runAs, Ports ports) {

    private static final int ATTEMPTS = 5;

    EmbeddedServer start() throws IOException {
        if (!options.request().product().equals("postgresql")) {
            throw new IOException(
                    "there is no embedded server for " + options.request() + ", only postgresql:14 to 18");
        }
        Directories directories = new Directories(options, runAs);
        List<String> notes = Leftovers.remove(directories.works());
        Cache cache = new Cache(directories.cache());
        Binaries binaries = new BinariesSearch(options, Platform.current(), new Unpacked(cache)).find();
        directories.passable(binaries.home(), EmbeddedOptions.HOME);
        Plan plan = new Plan(binaries, PreparedData.of(cache, binaries, runAs), runAs, options);
        return EmbeddedServer.over(run(plan, directories), plan, notes);
    }

    /** Starts the server; between the moment a port was free and that of its use another process may take it. */
    private ServerProcess run(Plan plan, Directories directories) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ports.next();
            RunDirectory directory = RunDirectory.create(directories.work(), runAs);
            try {
                return ServerProcess.start(plan, directory, port);
            } catch (PortTaken e) {
                directory.close();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (IOException e) {
                directory.close();
                throw e;
            }
        }
    }
}
