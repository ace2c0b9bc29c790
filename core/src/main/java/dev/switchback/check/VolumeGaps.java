// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.data.rows.FillReport.NotFilled;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Outlook;
import dev.switchback.lab.volume.Timing;
import dev.switchback.lab.volume.VolumeFacts;
import dev.switchback.lab.volume.VolumeFacts.Ending;
import dev.switchback.lab.volume.VolumeFacts.Why;
import dev.switchback.migration.Migration;
import dev.switchback.profile.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says what could not be seen at volume, and what would help. */
final class VolumeGaps {

    /** An interval whose ends are further apart decides nothing. */
    private static final double USELESS = 10;

    private final Migration migration;
    private final VolumeFacts facts;
    private final VolumeTerms terms;
    private final Optional<Outlook> outlook;

    VolumeGaps(Migration migration, VolumeFacts facts, VolumeTerms terms, Optional<Outlook> outlook) {
        this.migration = migration;
        this.facts = facts;
        this.terms = terms;
        this.outlook = outlook;
    }

    /** Returns the reasons; without an outlook there is always one. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        facts.notFilled().stream()
                .filter(table -> facts.target().touched().containsKey(table.table()))
                .filter(table -> !isFull(table))
                .map(VolumeGaps::unfilled)
                .forEach(reasons::add);
        facts.ending().flatMap(this::ended).ifPresent(reasons::add);
        outlook.ifPresent(seen -> addUnseen(seen, reasons));
        if (outlook.isEmpty() && reasons.isEmpty()) {
            reasons.add(
                    "Only one count was measured, which does not tell how it grows: let switchback.volume.counts have"
                            + " more of them.");
        }
        return reasons;
    }

    /** A table whose keys admit no more rows holds no more in production either, unless somebody says so. */
    private boolean isFull(NotFilled table) {
        Volume volume = facts.target().touched().get(table.table());
        boolean holdsRows =
                facts.counts().stream().anyMatch(count -> count.tables().getOrDefault(table.table(), 0L) > 0);
        return table.full() && holdsRows && volume != null && volume.source() == Volume.Source.ASSUMED;
    }

    private static String unfilled(NotFilled table) {
        return table.table() + " could not be filled: " + table.why() + ".";
    }

    /** Time that was used up after enough was measured is nothing to tell: the interval is the wider for it. */
    private Optional<String> ended(Ending ending) {
        if (ending.why() instanceof Why.Broken broken) {
            return Optional.of(broken(ending.rows(), broken));
        }
        if (ending.why() instanceof Why.Disk disk) {
            return Optional.of("At " + Amounts.rows(ending.rows()) + " rows it would have needed "
                    + Amounts.bytes(disk.needed()) + " of disk, and only " + Amounts.bytes(disk.free())
                    + " are free: choose another place with switchback.work.");
        }
        if (outlook.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                ending.why() instanceof Why.Budget
                        ? "Only one count was measured, which does not tell how it grows: the next would not have been through"
                                + " within "
                                + Amounts.seconds(terms.settings().budget().toMillis() / 1e3)
                                + ". Raise switchback.volume.budget or lower switchback.volume.counts."
                        : facts.measure() + " could not be filled beyond what it holds.");
    }

    private String broken(long rows, Why.Broken broken) {
        Timing timing = broken.timing();
        String at = at(rows) + memory(broken.memory(), facts);
        return timing.undone()
                .map(undone -> broken(undo(), at, undone))
                .orElseGet(() -> broken(migration.name(), at, timing.applied()));
    }

    private String at(long rows) {
        return " at " + Amounts.rows(rows) + " rows of " + facts.measure();
    }

    private static String broken(String script, String at, StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Hung hung) {
            return script + " was ended after "
                    + Amounts.seconds(hung.duration().toMillis() / 1e3) + at
                    + onLine(hung.diagnosis().line()) + ": " + hung.diagnosis().what()
                    + " Raise switchback.volume.budget to see it through.";
        }
        StepOutcome.Failed failed = (StepOutcome.Failed) outcome;
        return script + " failed" + at + onLine(failed.failure().line()) + ": "
                + failed.failure().message().strip().replaceFirst("\\.$", "")
                + ". The rows were made up, and production's may be different: a profile tells more of them.";
    }

    private static String onLine(int line) {
        return line > 0 ? ", in the statement on line " + line : "";
    }

    private String undo() {
        return migration.undo().orElseThrow().script().fileName();
    }

    private void addUnseen(Outlook seen, List<String> reasons) {
        noisy(seen).ifPresent(reasons::add);
        if (seen.back().isEmpty()) {
            failedUndo().ifPresent(reasons::add);
        }
        Forecast forward = seen.forward();
        unknown(forward.diskBytes(), terms.limits().disk(), "disk it needs").ifPresent(reasons::add);
        unknown(forward.logBytes(), terms.limits().log(), "log it writes").ifPresent(reasons::add);
    }

    /** Says how little memory a run had, if it had less than usual. */
    static String memory(double part, VolumeFacts facts) {
        return part < 1
                ? " with 1/" + Math.round(1 / part) + " of the memory, as there is for "
                        + Amounts.rows(facts.target().rows())
                : "";
    }

    private Optional<String> noisy(Outlook seen) {
        Interval seconds = seen.forward().seconds();
        double warning = terms.limits().warning().toMillis() / 1e3;
        return seconds.width() > USELESS && seconds.high() > warning
                ? Optional.of("Between " + Amounts.seconds(seconds.low()) + " and " + Amounts.seconds(seconds.high())
                        + " on " + Amounts.rows(seen.rows()) + " rows of " + seen.measure()
                        + " is too wide to say anything: larger switchback.volume.counts with a larger"
                        + " switchback.volume.budget, or a quieter machine, would help.")
                : Optional.empty();
    }

    private Optional<String> failedUndo() {
        return facts.counts().stream()
                .flatMap(count -> count.timings().stream()
                        .flatMap(timing -> timing.undone().stream())
                        .filter(StepOutcome.Failed.class::isInstance)
                        .map(undone -> broken(undo(), at(count.rows()), undone)
                                + " How long the way back takes is not known."))
                .findFirst();
    }

    private static Optional<String> unknown(Optional<Interval> bytes, OptionalLong limit, String what) {
        return bytes.isEmpty() && limit.isPresent()
                ? Optional.of(
                        "How much " + what + " could not be measured, so that it cannot be held against the limit of "
                                + Amounts.bytes(limit.getAsLong()) + ".")
                : Optional.empty();
    }
}
