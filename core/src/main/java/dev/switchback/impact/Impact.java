// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.evidence.CheckResult;
import dev.switchback.schema.Change;
import java.util.List;
import java.util.Optional;

/**
 * What a migration means for what runs already, and what it destroys.
 *
 * @param kind         its class; empty if nobody has looked at the schema before it and after it
 * @param effects      what each of its changes means, the gravest first
 * @param destructions what it takes away for good; empty also where the schema is not known, which {@code kind} tells
 */
public record Impact(Optional<ImpactClass> kind, List<Effect> effects, List<Destruction> destructions) {

    public Impact {
        effects = List.copyOf(effects);
        destructions = List.copyOf(destructions);
    }

    /**
     * Judges a migration.
     *
     * @param step       what it made of the schema, if that is known
     * @param results    of its checks
     * @param placesStay whether the place of a column is never given to another one, so that a rename can be told from a drop
     */
    public static Impact of(Optional<SchemaStep> step, List<CheckResult> results, boolean placesStay) {
        Optional<Renames> renames = step.map(known -> new Renames(known, placesStay));
        List<Effect> effects = step.map(known -> effects(known, placesStay)).orElse(List.of());
        List<Destruction> destructions = Destructions.of(step, renames, results);
        return new Impact(step.map(known -> kind(effects, destructions)), effects, destructions);
    }

    private static ImpactClass kind(List<Effect> effects, List<Destruction> destructions) {
        boolean losesValues = destructions.stream().anyMatch(lost -> lost.kind() == Destruction.Kind.VALUES);
        return effects.stream()
                .map(Effect::weight)
                .reduce(losesValues ? ImpactClass.TRANSFORMING : ImpactClass.UNCHANGED, ImpactClass::or);
    }

    private static List<Effect> effects(SchemaStep step, boolean placesStay) {
        AddedEffects added = new AddedEffects(step);
        RemovedEffects removed = new RemovedEffects(step, new Renames(step, placesStay));
        AlteredEffects altered = new AlteredEffects(step);
        return step.diff().withoutParts().changes().stream()
                .map(change -> effect(change, added, removed, altered))
                .sorted((one, other) -> other.weight().compareTo(one.weight()))
                .toList();
    }

    private static Effect effect(Change change, AddedEffects added, RemovedEffects removed, AlteredEffects altered) {
        if (change instanceof Change.Added more) {
            return added.of(more);
        }
        if (change instanceof Change.Removed less) {
            return removed.of(less);
        }
        return change instanceof Change.Altered other
                ? altered.of(other)
                : Effect.transforming(change, "SELECT * and INSERT without column names see another order");
    }

    /** Says whether it takes something away that no undo script was seen to bring back. */
    public boolean losesForGood() {
        return destructions.stream().anyMatch(lost -> !lost.isRestored());
    }

    /** Says whether code that runs already goes on, as far as the schema tells; unknown is no. */
    public boolean isCompatible() {
        return kind.filter(known -> known != ImpactClass.BREAKING).isPresent();
    }
}
