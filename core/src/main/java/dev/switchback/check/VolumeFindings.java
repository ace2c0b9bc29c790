// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Where;
import dev.switchback.forecast.Amounts;
import dev.switchback.forecast.Budget;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.StatementForecast;
import dev.switchback.lab.volume.VolumeFacts;
import dev.switchback.migration.Migration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

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

    static Finding unreadableBudget(Migration migration, String why) {
        return new Finding(
                "budget-unreadable",
                Severity.FAILURE,
                "The budget in the header of " + migration.name() + " cannot be read: " + why + ".",
                "Nobody knows what this migration may take.",
                "Write it as in: -- Budget: 45m, disk 20GB",
                Where.file(migration.name()));
    }

    List<Finding> of(Outlook outlook) {
        List<Finding> findings = new ArrayList<>();
        duration(outlook).ifPresent(findings::add);
        space(outlook.forward().diskBytes(), terms.limits().disk(), "disk", "needs", "of free disk while it runs")
                .ifPresent(findings::add);
        space(
                        outlook.forward().logBytes(),
                        terms.limits().log(),
                        "log",
                        "writes",
                        "of log, which replicas and archives must take")
                .ifPresent(findings::add);
        outlook.back().flatMap(back -> wayBack(outlook, back)).ifPresent(findings::add);
        return findings;
    }

    private Optional<Finding> duration(Outlook outlook) {
        Interval seconds = outlook.forward().seconds();
        Duration warning = terms.limits().warning();
        Duration failure = terms.limits().failure();
        if (seconds.middle() > seconds(failure)) {
            return Optional.of(slow("volume-over-budget", Severity.FAILURE, outlook, failure));
        }
        return seconds.high() > seconds(warning)
                ? Optional.of(slow("volume-slow", Severity.WARNING, outlook, warning))
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
                migration.name() + " " + outlook.words(forward) + ", "
                        + (severity == Severity.FAILURE ? "likely" : "perhaps") + " more than "
                        + Amounts.seconds(seconds(limit)) + "." + madeOf(forward),
                blocked(forward),
                stateVolume(outlook) + "Measured on this machine up to " + Amounts.rows(measured()) + " rows of "
                        + outlook.measure() + ". Split the change so that no statement takes that long (in batches,"
                        + " CONCURRENTLY, NOT VALID and VALIDATE, a new column beside the old one)"
                        + accept(forward.seconds()) + ".",
                longest(forward));
    }

    /** Says what it is made of: the statements that matter, what each was seen to do, and how long that takes. */
    private static String madeOf(Forecast forecast) {
        double matters = forecast.seconds().middle() / 10;
        String parts = forecast.statements().stream()
                .filter(statement -> statement.line() > 0 && statement.seconds().middle() >= matters)
                .map(VolumeFindings::part)
                .collect(Collectors.joining("; "));
        return parts.isEmpty() ? "" : " It is made of: " + parts + ".";
    }

    private static String part(StatementForecast statement) {
        String kinds = statement.projection().kinds().stream()
                .sorted()
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return "line " + statement.line() + (kinds.isEmpty() ? "" : " (" + kinds + ")") + " "
                + Amounts.seconds(statement.seconds())
                + (statement.projection().outgrowsMemory() ? ", for it does not fit into memory there" : "");
    }

    private static String blocked(Forecast forward) {
        if (!forward.blocks()) {
            return "The release takes that long, and so do those who wait for it.";
        }
        return "For "
                + (forward.blocksThroughout() ? "all of that" : Amounts.seconds(forward.blockedSeconds()) + " of that")
                + " it holds a lock that keeps writers out.";
    }

    private static String stateVolume(Outlook outlook) {
        return outlook.isAssumed()
                ? "Nobody has said how many rows " + outlook.measure() + " has in production: state it with"
                        + " switchback.volumes, or have it read with mvn switchback:profile. "
                : "";
    }

    private static String accept(Interval seconds) {
        return Budget.forAll(seconds)
                .map(budget -> ", or state in the header what is accepted: -- Budget: " + budget)
                .orElse("");
    }

    private Where longest(Forecast forecast) {
        return forecast.longest()
                .filter(statement -> statement.line() > 0)
                .map(statement -> new Where(migration.name(), statement.line(), statement.command()))
                .orElse(Where.file(migration.name()));
    }

    private Optional<Finding> space(
            Optional<Interval> bytes, OptionalLong limit, String kind, String does, String what) {
        if (bytes.isEmpty() || limit.isEmpty() || bytes.get().middle() <= limit.getAsLong()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "volume-" + kind,
                Severity.FAILURE,
                migration.name() + " " + does + " " + Amounts.bytes(bytes.get()) + " " + what + ", likely more than "
                        + Amounts.bytes(limit.getAsLong()) + ".",
                "A full disk stops the whole server, not only the migration.",
                "Change fewer rows at a time, or make room before the release and state in the header what is accepted:"
                        + " -- Budget: " + kind + " "
                        + Amounts.bytes(bytes.get().high()).replace(" ", ""),
                Where.file(migration.name())));
    }

    /** How long the way back takes is no fault of the release; whoever decides in an emergency is to know it. */
    private Optional<Finding> wayBack(Outlook outlook, Forecast back) {
        Duration warning = terms.limits().warning();
        if (back.seconds().high() <= seconds(warning)) {
            return Optional.empty();
        }
        String undo = migration.undo().orElseThrow().script().fileName();
        return Optional.of(new Finding(
                "undo-slow",
                Severity.WARNING,
                undo + " " + outlook.words(back) + ", perhaps more than " + Amounts.seconds(seconds(warning)) + ".",
                "In an emergency that is how long the way back takes.",
                "Plan for it, or write an undo that changes less.",
                Where.file(undo)));
    }

    private long measured() {
        return facts.counts().get(facts.counts().size() - 1).rows();
    }
}
