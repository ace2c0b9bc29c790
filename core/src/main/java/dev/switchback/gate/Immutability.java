// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

import dev.switchback.gate.Gap.Kind;
import dev.switchback.migration.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds what is released against what is there now: released migrations stay as they are, and new ones come behind them. */
public final class Immutability {

    private static final String WHY =
            "Databases have it as it was released: Flyway refuses the release there, or the new text never runs.";

    private final List<Released> released;
    private final List<Released> now;

    private Immutability(List<Released> released, List<Released> now) {
        this.released = released;
        this.now = now;
    }

    /**
     * Compares.
     *
     * @param released what one release had
     * @param now      what is there
     * @param anyOrder whether Flyway is told to apply what comes late ({@code flyway.outOfOrder})
     */
    public static List<Gap> of(List<Released> released, List<Released> now, boolean anyOrder) {
        Immutability both = new Immutability(released, now);
        List<Gap> gaps = new ArrayList<>();
        released.forEach(before -> both.changed(before).ifPresent(gaps::add));
        if (!anyOrder) {
            gaps.addAll(both.late());
        }
        return gaps;
    }

    private Optional<Gap> changed(Released before) {
        Optional<Released> same = with(now, before.version());
        if (same.isEmpty()) {
            return Optional.of(gone(before));
        }
        Released is = same.get();
        boolean isRenamed = !is.name().equals(before.name());
        boolean isEdited = !is.saysTheSameAs(before);
        if (!isRenamed && !isEdited) {
            return Optional.empty();
        }
        String what = (isRenamed
                        ? "it was called " + before.name() + " when it was released with "
                        : "it was edited since it was released with ")
                + before.where()
                + (isRenamed && isEdited ? ", and was edited" : "");
        return Optional.of(gap(
                is.name(),
                what,
                isEdited ? Difference.between(before.lines(), is.lines()) : List.of(),
                "Put it back as it was (" + checkout(before) + "), and the change into a new migration."));
    }

    private Gap gone(Released before) {
        Optional<Released> moved = now.stream()
                .filter(is -> with(released, is.version()).isEmpty())
                .filter(is -> is.saysTheSameAs(before))
                .findFirst();
        return gap(
                before.name(),
                "it was released with " + before.where() + " and is gone"
                        + moved.map(is -> "; its text is " + is.name() + " now").orElse(""),
                List.of(),
                "Bring it back (" + checkout(before) + ").");
    }

    private static String checkout(Released before) {
        return "git checkout " + before.where() + " -- <directory>/" + before.name();
    }

    private List<Gap> late() {
        Optional<Released> newest = released.stream().max(Comparator.comparing(Released::version));
        return newest.stream()
                .flatMap(last -> now.stream()
                        .filter(is -> with(released, is.version()).isEmpty())
                        .filter(is -> is.version().compareTo(last.version()) < 0)
                        .map(is -> gap(
                                is.name(),
                                "it is new, and older than " + last.name() + ", which was released with "
                                        + last.where(),
                                List.of(),
                                "Give it a version after " + last.version()
                                        + " (mvn switchback:new), or allow it with flyway.outOfOrder=true.")))
                .toList();
    }

    private static Optional<Released> with(List<Released> all, Version version) {
        return all.stream().filter(one -> one.version().equals(version)).findFirst();
    }

    private static Gap gap(String name, String what, List<String> details, String command) {
        return new Gap(Kind.RELEASED_CHANGED, List.of(name), what, WHY, command, details);
    }
}
