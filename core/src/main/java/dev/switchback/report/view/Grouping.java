// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.forecast.Budget;
import dev.switchback.forecast.Limits;
import dev.switchback.impact.Impact;
import dev.switchback.impact.Impacts;
import dev.switchback.impact.SchemaStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts runs of the very same scripts side by side. */
final class Grouping {

    private record Run(Source source, RunView view, Map<String, SchemaStep> steps) {

        static Run of(Source source) {
            return new Run(source, RunView.of(source), Impacts.steps(source.evidence(), source.schemas()));
        }

        Judged judged(MigrationEvidence migration, Map<String, List<String>> header) {
            return new Judged(
                    view,
                    migration,
                    Impact.of(step(migration), migration.results(), source.placesStay()),
                    step(migration),
                    limits(header));
        }

        private Optional<SchemaStep> step(MigrationEvidence migration) {
            return Optional.ofNullable(steps.get(migration.name()));
        }

        private Limits limits(Map<String, List<String>> header) {
            try {
                return Optional.ofNullable(header.get("Budget"))
                        .map(lines -> Budget.over(source.limits(), String.join(", ", lines)))
                        .orElse(source.limits());
            } catch (IllegalArgumentException e) {
                return source.limits(); // the check says so
            }
        }
    }

    private final List<Run> runs;

    Grouping(List<Source> sources) {
        this.runs = sources.stream().map(Run::of).toList();
    }

    HistoryView history(int firstNumber) {
        Run first = runs.get(0);
        List<MigrationView> migrations = new ArrayList<>();
        List<MigrationEvidence> all = first.source().evidence().migrations();
        for (int i = 0; i < all.size(); i++) {
            MigrationView bare =
                    MigrationView.of(firstNumber + i, all.get(i), first.source().scripts(), List.of());
            List<Judged> judged = new ArrayList<>();
            for (Run run : runs) {
                judged.add(run.judged(run.source().evidence().migrations().get(i), bare.header()));
            }
            migrations.add(bare.with(judged));
        }
        return new HistoryView(runs.stream().map(Run::view).toList(), migrations);
    }
}
