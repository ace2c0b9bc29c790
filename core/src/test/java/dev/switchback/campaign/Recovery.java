// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.database.Jdbc;
import dev.switchback.release.status.Trouble;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does what {@code status} says, and nothing else, until it has nothing more to say. */
final class Recovery {

    private static final int ROUNDS = 12;
    private static final Pattern STATEMENT = Pattern.compile("(DROP (?:INDEX(?: CONCURRENTLY)?|TABLE) [\\w.]+)");
    private static final Pattern COMMAND = Pattern.compile("mvn (switchback|flyway):(\\w+)((?: -D\\S+)*)");

    private final Site site;
    private final Goal goal;
    private final Map<String, String> settings;
    private final List<String> steps = new ArrayList<>();

    Recovery(Site site, Goal goal, Map<String, String> settings) {
        this.site = site;
        this.goal = goal;
        this.settings = settings;
    }

    /** Returns what was done, in order. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    /** Returns whether the goal has come to its end, and the database is clean. */
    boolean succeeds() throws Exception {
        int end = goal == Goal.MIGRATE ? History.NEWEST : History.BEFORE;
        for (int round = 0; round < ROUNDS; round++) {
            Look look = Look.at(site, settings);
            if (look.isClean() && look.version().equals(String.valueOf(end))) {
                return true;
            } else if (look.isClean()) {
                run(goal, "");
            } else {
                heed(look.assessment().troubles().get(0));
            }
        }
        return false;
    }

    private void heed(Trouble trouble) throws Exception {
        String remedy = trouble.remedy();
        steps.add("heeds " + trouble.id() + ": " + trouble.effect() + " -> " + remedy);
        if (trouble.id().equals("undo-unfinished")) {
            finishUndo(remedy);
            return;
        }
        if (remedy.contains("take back by hand")) {
            takeBack();
        }
        Matcher statement = STATEMENT.matcher(remedy);
        if (statement.find()) {
            execute(statement.group(1));
        }
        commands(remedy);
    }

    private void commands(String remedy) throws Exception {
        Matcher command = COMMAND.matcher(remedy);
        while (command.find()) {
            String name = command.group(2);
            if (name.equals("repair")) {
                steps.add("repairs");
                site.flyway(site.live(), "latest").repair();
            } else if (List.of("migrate", "undo").contains(name)) {
                run(Goal.valueOf(name.toUpperCase(Locale.ROOT)), command.group(3));
            }
        }
    }

    /** "Leave in the script only what it has not done": a person sees by the schema what that is. */
    private void finishUndo(String remedy) throws Exception {
        Truth truth = Truth.of(site, site.live());
        Script script = site.scripts.get(truth.version() - 1);
        String nothing = site.isPostgres() ? "SELECT 1" : "DO 0";
        Files.writeString(
                site.migration(script.undoFile()),
                script.down(truth.done().getOrDefault(script.version(), List.of()), nothing));
        try {
            commands(remedy);
        } finally {
            Files.writeString(site.migration(script.undoFile()), site.undo(script));
        }
    }

    /** What is there of the version after the newest is taken away, the last statement first. */
    private void takeBack() throws Exception {
        Truth truth = Truth.of(site, site.live());
        Script script = site.scripts.get(truth.version());
        List<Step> done = new ArrayList<>(truth.done().getOrDefault(script.version(), List.of()));
        Collections.reverse(done);
        for (Step step : done) {
            execute(step.down());
        }
    }

    private void execute(String sql) throws Exception {
        steps.add("executes " + sql);
        try (Connection connection = site.live().connect()) {
            Jdbc.execute(connection, sql);
        }
    }

    private void run(Goal asked, String properties) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        for (String property : properties.strip().split(" ")) {
            if (property.startsWith("-D")) {
                String[] words = property.substring(2).split("=", 2);
                all.put(words[0], words[1].replaceAll("[.,;:]+$", ""));
            }
        }
        Run run = Run.start(site, asked, all);
        steps.add("runs " + asked.words() + properties + ": " + run.await(Duration.ofSeconds(120)));
    }
}
