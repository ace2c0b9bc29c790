// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.campaign.Fault.Kind;
import dev.switchback.live.LiveProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Fault upon fault on one server: what each has left is looked at, and then mended as the product says. */
final class Campaign implements AutoCloseable {

    private final Site site;
    private final Optional<Path> smallDisk;
    private final Consumer<String> out;
    private final Moments moments = new Moments();
    private final Tally tally = new Tally();
    private final Deque<Victim> victims = new ArrayDeque<>();
    private final List<String> unexplained = new ArrayList<>();
    private int begun;
    /** JVMs that are started ahead: of many faults the next need not wait, of few they would be started for nothing. */
    private int ready = 1;

    /**
     * @param smallDisk where backups go that are to fill a disk; the server's data is on another
     * @param out       takes a line for each fault
     */
    Campaign(Site site, Optional<Path> smallDisk, Consumer<String> out) {
        this.site = site;
        this.smallDisk = smallDisk;
        this.out = out;
    }

    /** Returns what is wrong with a place on this machine; empty if faults can befall it. */
    Optional<String> obstacle(Place place) throws Exception {
        if (place.kind() == Kind.FULL_DISK && smallDisk.isEmpty()) {
            return Optional.of("only root can mount a small disk");
        }
        return switch (place.goal()) {
            case MIGRATE, UNDO -> Optional.empty();
            case BACKUP -> backupObstacle;
            case RESTORE -> backupObstacle.or(() -> restoreObstacle);
        };
    }

    private Optional<String> backupObstacle = Optional.empty();
    private Optional<String> restoreObstacle = Optional.empty();

    /** Lets each goal run undisturbed, here and in another JVM, and makes the backup that is restored later. */
    void prepare(boolean measuring) throws Exception {
        ready = measuring ? 2 : 1;
        site.reset(History.BEFORE);
        Ending first = Run.start(site, Goal.BACKUP, settings(Goal.RESTORE, Kind.KILL_JVM))
                .await(Duration.ofMinutes(2));
        if (first instanceof Ending.Told told) {
            backupObstacle = Optional.of(told.message().lines().findFirst().orElse(""));
        }
        for (Goal goal : Goal.values()) {
            // The first time everything is read for the first time; most faults meet a server that has done it before.
            for (int i = 0;
                    i < (measuring ? 2 : 1)
                            && obstacle(new Place(goal, Kind.KILL_JVM)).isEmpty();
                    i++) {
                measure(goal, measuring);
            }
        }
    }

    private void measure(Goal goal, boolean measuring) throws Exception {
        for (boolean inOther : measuring ? new boolean[] {false, true} : new boolean[] {false}) {
            site.reset(goal.from);
            long began = System.nanoTime();
            Ending ending;
            if (inOther) {
                try (Victim victim = victim()) {
                    victim.await();
                    began = System.nanoTime();
                    victim.go(goal, site.directory, settings(goal, Kind.KILL_JVM));
                    ending = victim.killAfter(120_000);
                }
            } else {
                ending = Run.start(site, goal, settings(goal, Kind.KILL_SERVER)).await(Duration.ofMinutes(2));
            }
            if (goal == Goal.RESTORE && ending instanceof Ending.Told told) {
                restoreObstacle = Optional.of(told.message().lines().findFirst().orElse(""));
                return;
            } else if (!(ending instanceof Ending.Done)) {
                throw new LiveProblem(goal + " fails undisturbed: " + ending);
            }
            moments.note(goal, inOther, (System.nanoTime() - began) / 1_000_000);
            out.accept(goal.words() + (inOther ? " in another JVM" : "") + " takes "
                    + (System.nanoTime() - began) / 1_000_000 + " ms");
        }
    }

    private Victim victim() {
        try {
            while (victims.size() < ready) {
                victims.add(Victim.start(site.directory.resolve("victim-" + begun++ % 20)));
            }
            return victims.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(Goal goal, Kind kind) {
        Map<String, String> more = new HashMap<>();
        if (goal == Goal.BACKUP) {
            Path disk = kind == Kind.FULL_DISK ? smallDisk.orElseThrow() : site.directory;
            more.put("switchback.backup.directory", disk.resolve("taken").toString());
        } else if (goal == Goal.RESTORE) {
            more.put("switchback.backup.directory", site.backups().toString());
        }
        if (goal == Goal.RESTORE || goal == Goal.UNDO) {
            more.put("switchback.confirm", Site.LIVE);
        }
        return site.settings(more);
    }

    /** Seeds that follow each other would give numbers that are much alike. */
    private static Random random(long seed, int number) {
        return new Random((seed * 1_000_003 + number) * 0x9E3779B97F4A7C15L);
    }

    /** Lets one fault happen, judges, and mends. */
    void befall(int number, Place place, long seed) throws Exception {
        Fault fault = moments.choose(place.goal(), place.kind(), random(seed, number));
        Aftermath aftermath = place.goal() == Goal.BACKUP || place.goal() == Goal.RESTORE
                ? new BackupAftermath(site, place.goal(), settings(place.goal(), place.kind()))
                : new ReleaseAftermath(site, place.goal(), settings(place.goal(), place.kind()));
        long began = System.nanoTime();
        aftermath.begin();
        List<Ending> endings = List.of();
        List<String> complaints = new ArrayList<>();
        Tally.Left left = Tally.Left.NOTHING;
        try {
            endings =
                    new Injection(site, place.goal(), settings(place.goal(), place.kind()), this::victim).strike(fault);
            complaints.addAll(EndingOracle.complaints(endings));
            left = aftermath.judge(endings, complaints);
            boolean isDone = endings.stream().anyMatch(Ending.Done.class::isInstance);
            moments.learn(place.goal(), fault, isDone, left);
            aftermath.recover(complaints);
        } catch (Exception | AssertionError e) {
            complaints.add("the campaign stumbles: " + Trace.of(e));
            ensureServer();
            aftermath.leave();
        }
        tally.add(place.goal(), place.kind(), left, complaints.isEmpty());
        String line =
                "fault " + number + " of seed " + seed + ": " + place.goal().words() + ", " + fault + ": " + left
                        + ", after " + (System.nanoTime() - began) / 1_000_000 + " ms";
        out.accept(line + (complaints.isEmpty() ? "" : " UNEXPLAINED"));
        if (!complaints.isEmpty()) {
            String report = line + "\n  " + String.join("\n  ", complaints) + "\n  endings: " + endings + "\n  "
                    + aftermath.story();
            unexplained.add(report);
            out.accept(report);
        }
    }

    private void ensureServer() throws Exception {
        if (!site.server.isRunning()) {
            site.server.restart();
        }
    }

    void skip(Place place, String why) {
        tally.skip(place.goal(), place.kind(), why);
    }

    List<String> unexplained() {
        return List.copyOf(unexplained);
    }

    String table() {
        return tally.table(site.product + " " + site.server.version());
    }

    @Override
    public void close() {
        victims.forEach(Victim::close);
    }
}
