// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.backup.BackupPruning;
import dev.switchback.backup.Backups;
import dev.switchback.backup.WholeBackups;
import dev.switchback.release.status.Trouble;
import dev.switchback.server.embedded.FileTree;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Of {@code backup} and {@code restore}: nothing half is taken for whole, and the live database is one or the other. */
final class BackupAftermath implements Aftermath {

    private static final Pattern REMOVAL = Pattern.compile("DROP DATABASE [^;\\n]+;");
    private static final String JOURNALS =
            "SELECT count(*) FROM information_schema.tables WHERE table_name = 'switchback_restore_in_progress'";
    private static final int ROUNDS = 5;

    private final Site site;
    private final Goal goal;
    private final Map<String, String> settings;
    private final List<String> story = new ArrayList<>();
    private final List<Integer> since = List.of(Site.WRITTEN + 1, Site.WRITTEN + 2);

    BackupAftermath(Site site, Goal goal, Map<String, String> settings) {
        this.site = site;
        this.goal = goal;
        this.settings = settings;
    }

    private Path backups() {
        return Path.of(String.valueOf(settings.get("switchback.backup.directory")));
    }

    @Override
    public void begin() throws Exception {
        if (goal == Goal.BACKUP) {
            FileTree.delete(backups());
        }
        site.reset(goal.from);
        for (int id : since) {
            Site.execute(
                    site.live(),
                    "INSERT INTO orders (id, customer, note) VALUES (" + id + ", " + (1 + id % Site.CUSTOMERS)
                            + ", 'note-" + id + "')");
        }
    }

    @Override
    public Tally.Left judge(List<Ending> endings, List<String> complaints) throws Exception {
        Injection.awaitQuiet(site);
        boolean isDone = endings.stream().anyMatch(Ending.Done.class::isInstance);
        complaints.addAll(WholeBackups.damages(backups()));
        story.add("databases: " + site.databases() + ", leftovers: "
                + Backups.in(backups()).leftovers());
        Tally.Left left = goal == Goal.BACKUP ? judgeBackup(complaints) : judgeRestore(complaints);
        if (isDone && left != Tally.Left.ALL) {
            complaints.add("the goal says that it has done its work, and it has not");
        }
        return left;
    }

    private Tally.Left judgeBackup(List<String> complaints) throws Exception {
        complaints.addAll(new Rows(site, site.live()).complaints(goal.from, since));
        Look look = Look.at(site, settings);
        if (!look.isClean()) {
            complaints.add("status is not clean: " + look.text());
        }
        Backups backups = Backups.in(backups());
        if (look.status().backups().newestOf(Site.LIVE).isPresent()
                == backups.manifests().isEmpty()) {
            complaints.add("status is wrong about the newest backup");
        }
        return !backups.manifests().isEmpty()
                ? Tally.Left.ALL
                : backups.leftovers().isEmpty() ? Tally.Left.NOTHING : Tally.Left.PART;
    }

    private Tally.Left judgeRestore(List<String> complaints) throws Exception {
        List<String> others = site.databases();
        if (!others.contains(Site.LIVE)) {
            complaints.add("the live database is gone; there are " + others);
            return Tally.Left.PART;
        }
        requireTold(complaints);
        int version = Truth.of(site, site.live()).version();
        boolean isRestored = version == History.BEFORE;
        complaints.addAll(new Rows(site, site.live()).complaints(version, isRestored ? List.of() : since));
        if (isRestored) {
            judgeFormer(complaints);
            return Tally.Left.ALL;
        }
        return others.stream().anyMatch(name -> name.contains("_restored_")) ? Tally.Left.PART : Tally.Left.NOTHING;
    }

    /** What is left of a restore is a database beside the live one, or what it has written down about the tables that it moves. */
    private void requireTold(List<String> complaints) throws Exception {
        requireToldWhileUnderWay(complaints);
        Look look = Look.at(site, settings);
        story.add(look.text());
        boolean isLeft = site.databases().stream().anyMatch(name -> name.contains("_restored_"))
                || !Site.ask(site.server.admin(), JOURNALS).equals("0");
        if (isLeft != look.trouble("leftover").isPresent()) {
            complaints.add("status is wrong about what a restore has left");
        }
        if (!isLeft && !look.isClean()) {
            complaints.add("status is not clean, and there is nothing left");
        }
    }

    /** A server may go on for a while with what a client wanted that was killed: the way to tell it from a restore at work is to wait. */
    private void requireToldWhileUnderWay(List<String> complaints) throws Exception {
        Look look = Look.at(site, settings);
        long end = System.nanoTime() + 20_000_000_000L;
        while (look.status().session() != 0 || site.isUsedBeside()) {
            if (look.status().session() != 0 && !look.text().contains("is under way in session")) {
                complaints.add("status does not tell that a restore is under way: " + look.text());
            }
            if (System.nanoTime() > end) {
                complaints.add("the restore is dead, and its sessions are not");
                return;
            }
            Thread.sleep(100);
            look = Look.at(site, settings);
        }
    }

    /** The first of them has what was written since the backup. */
    private void judgeFormer(List<String> complaints) throws Exception {
        List<String> former = site.databases().stream()
                .filter(name -> name.contains("_former_"))
                .toList();
        if (former.isEmpty()) {
            complaints.add("the former database is gone");
            return;
        }
        complaints.addAll(new Rows(site, site.server.database(former.get(0))).complaints(goal.from, since));
    }

    @Override
    public void recover(List<String> complaints) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            heed(Look.at(site, settings));
            Run run = Run.start(site, goal, settings);
            Ending ending = run.await(Duration.ofSeconds(120));
            story.add(goal.words() + " again: " + ending + "\n" + run.said());
            if (ending instanceof Ending.Done && isTidy()) {
                complaints.addAll(WholeBackups.damages(backups()));
                if (goal == Goal.RESTORE && judgeRestore(complaints) != Tally.Left.ALL) {
                    complaints.add("the second restore has not restored");
                }
                requireClean(complaints);
                return;
            }
        }
        complaints.add("to give the goal again does not lead to a clean state");
    }

    /** What is to be dropped is dropped; a restore is given again anyway. */
    private void heed(Look look) throws Exception {
        for (Trouble trouble : look.assessment().troubles()) {
            Matcher removal = REMOVAL.matcher(trouble.remedy());
            while (removal.find()) {
                story.add("heeds " + trouble.what() + ": executes " + removal.group());
                Site.execute(site.server.admin(), removal.group());
            }
        }
    }

    private void requireClean(List<String> complaints) throws Exception {
        Look look = Look.at(site, settings);
        int version = goal == Goal.RESTORE ? History.BEFORE : goal.from;
        if (!look.isClean() || !look.version().equals(String.valueOf(version))) {
            complaints.add("status is not clean in the end: " + look.text());
        }
    }

    private boolean isTidy() throws Exception {
        BackupPruning.prune(site.reading(settings).goal().backup(), story::add, Instant.now());
        return Backups.in(backups()).leftovers().isEmpty()
                && site.databases().stream().noneMatch(name -> name.contains("_restored_"));
    }

    @Override
    public String story() {
        return String.join("\n  ", story);
    }
}
