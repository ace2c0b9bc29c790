// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.status;

import dev.switchback.drift.HalfApplied;
import dev.switchback.engine.Dialect;
import dev.switchback.migration.Migration;
import dev.switchback.release.migrate.UnendedRelease;
import java.util.Optional;

/** What is told of a release whose end is not recorded. */
final class CutOffWords {

    private CutOffWords() {}

    /** Returns it in one line. */
    static String fact(UnendedRelease release) {
        String whose = "that of " + release.by() + ", begun at " + release.begun() + ", ";
        String where = release.atWork()
                .map(migration -> (release.session() == 0 ? "; it was at " : "; it is at ") + migration.name())
                .orElse("");
        return whose
                + (release.session() == 0
                        ? "did not come to its end" + where + left(release)
                        : "is under way in session " + release.session() + where);
    }

    private static String left(UnendedRelease release) {
        return release.atWork().isPresent() && !release.leaves()
                ? ", of which nothing is left: mvn switchback:migrate goes on"
                : "";
    }

    /** Flyway knows nothing of a migration that was cut off: it is pending, and a part of it may be there. */
    static Trouble trouble(Status status, UnendedRelease release, Dialect dialect) {
        Migration migration = release.atWork().orElseThrow();
        Optional<HalfApplied> half =
                Optional.ofNullable(status.schema().halfApplied().get(migration.name()));
        return new Trouble(
                "migration-interrupted",
                "the release that " + release.by() + " began at " + release.begun() + " was cut off while it was at "
                        + migration.name(),
                (dialect.rollsBackDdl()
                                ? "it does not run in one transaction, so what it had done by then is there"
                                : "what it had done by then is there, since DDL commits by itself here")
                        + "; Flyway knows nothing of it, and takes it for pending" + Assessment.told(half),
                remedy(half, status.name()));
    }

    private static String remedy(Optional<HalfApplied> half, String name) {
        String again = "mvn switchback:migrate -Dswitchback.confirm=" + name;
        boolean isNothing = half.filter(CutOffWords::isNothing).isPresent();
        return isNothing
                ? again + " begins it anew"
                : "take back by hand what it did (its undo script says how), or restore the backup from before; then "
                        + again + " begins it anew";
    }

    private static boolean isNothing(HalfApplied half) {
        return half instanceof HalfApplied.Reached reached && reached.surely() == 0 && reached.perhaps() == 0;
    }
}
