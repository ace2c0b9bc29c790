// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import dev.switchback.release.status.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what {@code status} says of a database is true. */
record StatusOracle(Site site, Goal goal, Truth truth, Look look) {

    /** What is told of a script of which a part may be there. */
    private static final Set<String> UNFINISHED =
            Set.of("migration-failed", "migration-interrupted", "undo-unfinished");

    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (!look.version().equals(String.valueOf(truth.version()))) {
            complaints.add("status says version " + look.version());
        }
        if (!truth.failed().isEmpty() != look.trouble("migration-failed").isPresent()) {
            complaints.add("status does not say what has failed");
        }
        if (truth.invalid() != look.trouble("leftover").isPresent()) {
            complaints.add("status does not say which index is invalid");
        }
        Optional<Script> half = truth.half(site);
        if (half.isPresent() && look.troubles().stream().noneMatch(UNFINISHED::contains)) {
            complaints.add("status does not say that " + half.orElseThrow().file() + " is half there");
        }
        if (half.isEmpty() && look.trouble("drift").isPresent()) {
            complaints.add("status says that the schema drifts, which it does not");
        }
        if (look.trouble("undo-unfinished").isPresent() && (goal != Goal.UNDO || isUndone())) {
            complaints.add("status says that an undo has not come to its end, and it has");
        }
        look.assessment().troubles().forEach(trouble -> claim(trouble, complaints));
        return complaints;
    }

    private boolean isUndone() {
        return truth.version() == History.BEFORE;
    }

    /** A claim is about the script after the newest version. */
    private void claim(Trouble trouble, List<String> complaints) {
        if (!trouble.id().startsWith("migration-") || truth.version() == History.NEWEST) {
            return;
        }
        Script script = site.scripts.get(truth.version());
        Optional<Claim> claim = Claim.of(trouble.effect());
        boolean isBetween = trouble.effect().contains("between no two statements");
        if (claim.isEmpty() && !(isBetween && truth.invalid())) {
            complaints.add("status does not say how far " + script.file() + " got");
        }
        List<Step> done = truth.done().getOrDefault(script.version(), List.of());
        if (claim.isPresent() && !claim.orElseThrow().isTrue(script, done)) {
            complaints.add("status is wrong about how far " + script.file() + " got: " + claim.orElseThrow());
        }
    }
}
