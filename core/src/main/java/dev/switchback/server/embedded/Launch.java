// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * One start of an embedded server, from the search for programs to the first connection.
 *
 * @param options what is asked for
 * @param runAs   as whom the server runs
 * @param ports   where free ports come from
 */
record Launch(EmbeddedOptions options, RunAs runAs, Ports ports) {

    EmbeddedServer start() throws IOException {
        Product product = Product.of(options.request());
        Directories directories = new Directories(options, runAs);
        List<String> notes = Leftovers.remove(directories.works());
        Cache cache = new Cache(directories.cache());
        Distribution distribution = product.distribution(Platform.current());
        Binaries binaries = new BinariesSearch(options, distribution, new Unpacked(cache)).find();
        directories.passable(binaries.home(), distribution.homeProperty());
        PreparedData prepared = product.prepare(cache, binaries, runAs, options.settings());
        Plan plan = new Plan(product, binaries, prepared, runAs, ports, options);
        return taken(plan, notes);
    }

    private static EmbeddedServer taken(Plan plan, List<String> notes) throws IOException {
        ServerProcess process = plan.start();
        try {
            return plan.product().over(process, plan, notes);
        } catch (SQLException e) {
            process.remove();
            throw new IOException(
                    plan.product().name() + " was started, but does not accept our connection: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            process.remove();
            throw e;
        }
    }
}
