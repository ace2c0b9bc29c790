// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.util.List;

/**
 * What is to be started, and how to start one more.
 *
 * @param product  the product
 * @param binaries its programs
 * @param prepared the data to begin with
 * @param runAs    as whom the server runs
 * @param ports    where free ports come from
 * @param options  what was asked for
 */
record Plan(
        Product product, Binaries binaries, PreparedData prepared, RunAs runAs, Ports ports, EmbeddedOptions options) {

    private static final int ATTEMPTS = 5;

    /** Returns how to start one with other options. */
    Plan with(EmbeddedOptions other) {
        return new Plan(product, binaries, prepared, runAs, ports, other);
    }

    /** Starts a server on a copy of the prepared data. */
    ServerProcess start() throws IOException {
        return start(StartingData.prepared(prepared.data(), runAs));
    }

    /** Starts a server; between the moment a port was free and that of its use another process may take it. */
    ServerProcess start(StartingData data) throws IOException {
        Directories directories = new Directories(options, runAs);
        for (int attempt = 1; ; attempt++) {
            int port = ports.next();
            RunDirectory directory = RunDirectory.create(directories.work(), runAs);
            try {
                return ServerProcess.start(this, data, directory, port);
            } catch (ServerProcess.PortTaken e) {
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

    /** Returns in a few words where it came from and how it runs, for people. */
    String description(ServerProcess process, List<String> notes) {
        return "embedded (" + binaries.origin() + "; run as " + runAs.name() + "; data in "
                + process.directory().root().getParent() + ")"
                + String.join("", notes.stream().map("; "::concat).toList());
    }
}
