// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.backup.Backups;
import dev.switchback.backup.Manifest;
import dev.switchback.drift.Drift;
import dev.switchback.engine.LockWait;
import dev.switchback.flyway.HistoryEntry;
import dev.switchback.flyway.HistoryEntry.State;
import dev.switchback.report.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A status as people read it. */
public final class StatusText {

    private static final int LABEL = 12;
    private static final int SHOWN = 5;

    private final Status status;
    private final List<String> lines = new ArrayList<>();

    private StatusText(Status status) {
        this.status = status;
    }

    /** Returns it line by line; nothing in it makes a terminal act. */
    public static List<String> of(Status status, Assessment assessment) {
        StatusText text = new StatusText(status);
        text.facts();
        text.troubles(assessment);
        return text.lines.stream().map(Text::line).toList();
    }

    private void facts() {
        lines.add("Database " + status.name() + " on " + status.server().words());
        lines.add("  " + status.url() + " (user " + status.user() + ")");
        lines.add("");
        fact("version", version());
        fact("pending", entries(State.PENDING));
        fact("failed", entries(State.FAILED));
        fact("ahead", entries(State.AHEAD));
        fact("release", status.unended().map(CutOffWords::fact).orElseGet(this::underWay));
        drift();
        fact(
                "waiting",
                status.waits().isEmpty() ? "nobody" : Text.count(status.waits().size(), "session"));
        status.waits().forEach(this::waiting);
        fact(
                "left over",
                status.leftovers().isEmpty()
                        ? "nothing"
                        : Text.count(status.leftovers().size(), "object"));
        fact("backup", backup());
    }

    /** Undo and restore keep no record that they run: the lock that they hold is all there is of them. */
    private String underWay() {
        return status.session() == 0 ? "" : "one, or an undo or a restore, is under way in session " + status.session();
    }

    /** Of a database of that name: which server it was on is in the manifest, and servers change their names. */
    private String backup() {
        Backups backups = status.backups();
        String unreadable = backups.unreadable().isEmpty()
                ? ""
                : "; " + Text.count(backups.unreadable().size(), "other") + " cannot be read (mvn switchback:backups)";
        return backups.newestOf(status.name()).map(this::backup).orElse("none in " + backups.directory()) + unreadable;
    }

    private String backup(Manifest newest) {
        String age = LockWords.time(Duration.between(newest.created(), status.at()));
        String version =
                newest.schemaVersion().map(known -> "version " + known + ", ").orElse("");
        String proof = newest.verified().stream()
                .reduce((earlier, later) -> later)
                .map(last -> last.passed()
                        ? "verified, restored in " + LockWords.time(last.duration())
                        : "its restore FAILED: " + last.what())
                .orElse("not verified");
        return newest.id() + ", " + version + age + " old, " + proof;
    }

    private void fact(String label, String value) {
        if (!value.isEmpty()) {
            lines.add("  " + Text.pad(label, LABEL) + value);
        }
    }

    private String version() {
        if (!status.history().exists()) {
            return "none: there is no history table " + status.history().table();
        }
        return status.history()
                .newest()
                .map(newest -> newest.words() + applied(newest))
                .orElse("none: no version is applied");
    }

    private static String applied(HistoryEntry entry) {
        return entry.applied()
                .map(applied ->
                        ", applied " + applied.at() + " by " + applied.by() + " in " + applied.milliseconds() + " ms")
                .orElse("");
    }

    private String entries(State state) {
        List<HistoryEntry> all = status.history().in(state);
        if (all.isEmpty()) {
            return state == State.AHEAD ? "" : "none";
        }
        String first = all.stream().limit(SHOWN).map(HistoryEntry::words).collect(Collectors.joining(", "));
        return all.size() + ": " + first + (all.size() > SHOWN ? ", …" : "")
                + (state == State.AHEAD ? "; their scripts are not here, they are newer than these" : "");
    }

    private void drift() {
        if (status.schema().drift() instanceof Drift.NotComparable not) {
            fact("drift", "NOT CHECKED: " + not.why());
            lines.add("    " + not.remedy());
        } else if (status.schema().drift() instanceof Drift.Compared compared) {
            String found = compared.differences().isEmpty()
                    ? "none"
                    : Text.count(compared.differences().size(), "difference");
            fact("drift", found + ", held against " + compared.standard());
            compared.unknown().forEach(unknown -> lines.add("    not compared: " + unknown));
            if (!compared.aside().isEmpty()) {
                lines.add("    " + compared.aside().size() + " more differ and are not the migrations' to say");
            }
        }
    }

    private void waiting(LockWait wait) {
        lines.add("    " + LockWords.waiter(wait));
        wait.blockers().forEach(blocker -> lines.add("      blocked by " + LockWords.blocker(blocker)));
    }

    private void troubles(Assessment assessment) {
        lines.add("");
        lines.add(
                assessment.isClean()
                        ? "Clean."
                        : "NOT CLEAN: " + Text.count(assessment.troubles().size(), "trouble"));
        for (Trouble trouble : assessment.troubles()) {
            lines.add("  - " + trouble.what());
            lines.add("    " + trouble.effect());
            lines.add("    -> " + trouble.remedy());
        }
        assessment.next().forEach(next -> lines.add("Next: " + next));
    }
}
