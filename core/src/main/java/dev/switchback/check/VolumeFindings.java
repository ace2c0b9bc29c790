// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import dev.switchback.flyway.StepOutcome;
import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.StatementForecast;
import dev.switchback.lab.volume.VolumeFacts;
import dev.switchback.lab.volume.VolumeFacts.Why;
import dev.switchback.migration.Migration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts into words what is too much about a migration at production's volume. */
final class VolumeFindings {

    private final Migration migration;
    private final VolumeFacts facts;
    private final VolumeTerms terms;

    VolumeFindings(Migration migration, VolumeFacts facts, VolumeTerms terms) {
        this.migration = migration;
        this.facts = facts;
        this.terms = terms;
    }

    List<Finding> of(Outlook outlook) {
        List<Finding> findings = new ArrayList<>();
        terms.unreadable().ifPresent(why -> findings.add(unreadableBudget(why)));
        duration(outlook).ifPresent(findings::add);
        space(outlook.forward().diskBytes(), terms.limits().disk(), "disk", "of free disk while it runs")
                .ifPresent(findings::add);
        space(
                        outlook.forward().logBytes(),
                        terms.limits().log(),
                        "log",
                        "of log, which replicas and archives must take")
                .ifPresent(findings::add);
        outlook.back().flatMap(back -> wayBack(outlook, back)).ifPresent(findings::add);
        return findings;
    }

    private Finding unreadableBudget(String why) {
        return new Finding(
                "budget-unreadable",
                Severity.FAILURE,
                "The budget in the header of " + migration.name() + " cannot be read: " + why + ".",
                "Nobody knows what this migration may take.",
                "Write it as in: -- Budget: 45m, disk 20GB",
                Where.file(migration.name()));
    }

    private Optional<Finding> duration(Outlook outlook) {
        Interval seconds = outlook.forward().seconds();
        double warning = seconds(terms.limits().warning());
        double failure = seconds(terms.limits().failure());
        if (seconds.middle() > failure) {
            return Optional.of(slow(
                    "volume-over-budget",
                    Severity.FAILURE,
                    outlook,
                    terms.limits().failure()));
        }
        return seconds.high() > warning
                ? Optional.of(slow(
                        "volume-slow", Severity.WARNING, outlook, terms.limits().warning()))
                : Optional.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private Finding slow(String id, Severity severity, Outlook outlook, Duration limit) {
        Forecast forward = outlook.forward();
        return new Finding(
                id,
                severity,
                migration.name() + " " + VolumeWords.of(outlook) + ", more than " + Amounts.seconds(seconds(limit))
                        + "." + madeOf(forward),
                blocked(forward),
                "Measured on this machine up to " + Amounts.rows(measured()) + " rows of " + outlook.measure()
                        + ". Split the change so that no statement takes that long (in batches, CONCURRENTLY, NOT VALID and"
                        + " VALIDATE, a new column beside the old one), or state in the header what is accepted:"
                        + " -- Budget: 2h",
                longest(forward));
    }

    private static String madeOf(Forecast forecast) {
        String parts = VolumeWords.parts(forecast);
        return parts.isEmpty() ? "" : " It is made of: " + parts + ".";
    }

    private static String blocked(Forecast forward) {
        Interval blocked = forward.blockedSeconds();
        return blocked.middle() < forward.seconds().middle() / 20
                ? "The release takes that long, and so do those who wait for it."
                : "For " + Amounts.seconds(blocked) + " of that it holds a lock that keeps writers out.";
    }

    private Where longest(Forecast forecast) {
        return forecast.longest()
                .filter(statement -> !statement.command().isEmpty())
                .map(this::at)
                .orElse(Where.file(migration.name()));
    }

    private Where at(StatementForecast statement) {
        return new Where(migration.name(), statement.line(), statement.command());
    }

    private Optional<Finding> space(Optional<Interval> bytes, OptionalLong limit, String kind, String what) {
        if (bytes.isEmpty() || limit.isEmpty() || bytes.get().middle() <= limit.getAsLong()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "volume-" + kind,
                Severity.FAILURE,
                migration.name() + " needs " + Amounts.bytes(bytes.get()) + " " + what + ", more than "
                        + Amounts.bytes(limit.getAsLong()) + ".",
                "A full disk stops the whole server, not only the migration.",
                "Make room before the release and state in the header what is accepted: -- Budget: 2h, " + kind + " "
                        + Amounts.bytes(bytes.get().high()).replace(" ", "") + ", or change fewer rows at a time.",
                Where.file(migration.name())));
    }

    /** How long the way back takes is no fault of the release; whoever decides in an emergency is to know it. */
    private Optional<Finding> wayBack(Outlook outlook, Forecast back) {
        if (back.seconds().high() <= seconds(terms.limits().warning())) {
            return Optional.empty();
        }
        String undo = migration.undo().orElseThrow().script().fileName();
        return Optional.of(new Finding(
                "undo-slow",
                Severity.WARNING,
                undo + " " + VolumeWords.of(back, outlook) + ", more than "
                        + Amounts.seconds(seconds(terms.limits().warning())) + ".",
                "In an emergency that is how long the way back takes.",
                "Plan for it, or write an undo that changes less.",
                Where.file(undo)));
    }

    private long measured() {
        return facts.counts().get(facts.counts().size() - 1).rows();
    }

    /** A script that had to be ended took at least so long; if it cannot be faster with more rows, that alone may be too long. */
    Optional<Finding> endless() {
        return facts.ending()
                .filter(ending -> ending.why() instanceof Why.Broken broken
                        && broken.timing().applied() instanceof StepOutcome.Hung)
                .flatMap(ending -> endless(ending.rows(), (StepOutcome.Hung)
                        ((Why.Broken) ending.why()).timing().applied()));
    }

    private Optional<Finding> endless(long rows, StepOutcome.Hung hung) {
        double least =
                seconds(hung.duration()) * terms.calibration() * facts.target().rows() / Math.max(1, rows);
        if (least <= seconds(terms.limits().failure())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "volume-over-budget",
                Severity.FAILURE,
                migration.name() + " was not through after " + Amounts.seconds(seconds(hung.duration())) + " with "
                        + Amounts.rows(rows) + " rows of " + facts.measure() + "; with the "
                        + Amounts.rows(facts.target().rows()) + " of production it takes at least "
                        + Amounts.seconds(least) + ".",
                hung.diagnosis().what(),
                "Look at the statement: a join or a sub-query without an index reads a table once for each row of another.",
                new Where(
                        migration.name(),
                        hung.diagnosis().line(),
                        hung.diagnosis().statement())));
    }
}
