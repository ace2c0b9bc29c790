// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.embedded.EmbeddedOptions;
import dev.switchback.server.embedded.FragileServer;
import dev.switchback.server.embedded.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/**
 * Faults at random moments of the goals that touch a live database. Whatever the fault and the moment: no row is lost that was not
 * declared to be, no half file is taken for a backup, status tells the truth, and what it suggests leads to a clean state.
 *
 * <p>{@code -Dswitchback.faults=200} lets that many happen on each product; {@code -Dswitchback.faults.seed} and
 * {@code -Dswitchback.faults.only} repeat one, {@code -Dswitchback.faults.on=mysql} takes one product alone, and
 * {@code -Dswitchback.faults.minutes} ends sooner. A build without them has the same faults each time.
 */
class FaultCampaignTest {

    private static final int FAULTS = Integer.getInteger("switchback.faults", 0);
    private static final int ONLY = Integer.getInteger("switchback.faults.only", -1);
    private static final long SEED =
            Long.getLong("switchback.faults.seed", FAULTS > 0 ? System.nanoTime() % 1_000_000_000 : 1);
    private static final int MINUTES = Integer.getInteger("switchback.faults.minutes", 600);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"postgresql:15", "mysql:8.0", "mariadb:11.4"})
    void whateverHappensIsToldAndCanBeMended(String request) throws Exception {
        if (!request.startsWith(System.getProperty("switchback.faults.on", ""))) {
            abort("not asked for");
        }
        // The server's user has to get in.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        Optional<SmallDisk> disk = disk("server", "size=900m");
        Optional<SmallDisk> second = disk("backups", "size=16m");
        try (FragileServer server = server(request, disk);
                Campaign campaign = new Campaign(
                        new Site(directory.resolve("project"), server, request),
                        second.map(SmallDisk::directory),
                        FaultCampaignTest::tell)) {
            run(campaign, request);
            tell(campaign.table());
            assertThat(campaign.unexplained()).as("seed %d", SEED).isEmpty();
        } finally {
            close(disk);
            close(second);
        }
    }

    private static void tell(String line) {
        if (FAULTS > 0) {
            System.out.println(line);
        }
    }

    private static void run(Campaign campaign, String request) throws Exception {
        campaign.prepare(FAULTS > 0);
        List<Place> places = new ArrayList<>();
        for (Place place : FAULTS > 0 ? Place.all() : Place.few(request)) {
            Optional<String> obstacle = campaign.obstacle(place);
            if (obstacle.isPresent()) {
                campaign.skip(place, obstacle.orElseThrow());
            } else {
                places.add(place);
            }
        }
        Collections.shuffle(places, new Random(SEED));
        long end = System.nanoTime() + MINUTES * 60_000_000_000L;
        for (int i = 0; i < (FAULTS > 0 ? FAULTS : places.size()) && System.nanoTime() < end; i++) {
            if (ONLY < 0 || i == ONLY) {
                campaign.befall(i, places.get(i % places.size()), SEED);
            }
        }
    }

    private static FragileServer server(String request, Optional<SmallDisk> disk) throws Exception {
        EmbeddedOptions options = EmbeddedOptions.of(DatabaseRequest.parse(request));
        try {
            return FragileServer.start(
                    disk.map(SmallDisk::directory).map(options::withWork).orElse(options));
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("is missing on this machine") || message.contains("There are no embedded binaries")) {
                return abort("No " + request + " on this machine: " + message);
            }
            throw e;
        }
    }

    /** Without one no disk is filled, and all else is done. */
    private Optional<SmallDisk> disk(String name, String size) throws IOException {
        try {
            return Optional.of(SmallDisk.mount(directory.resolve(name), size));
        } catch (TestAbortedException e) {
            return Optional.empty();
        }
    }

    private static void close(Optional<SmallDisk> disk) throws IOException {
        if (disk.isPresent()) {
            disk.orElseThrow().close();
        }
    }
}
