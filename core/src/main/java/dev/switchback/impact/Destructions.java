// SPDX-License-Identifier: Apache-2.0
package dev.switchback.impact;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Verdict;
import dev.switchback.impact.Destruction.Kind;
import dev.switchback.schema.Change;
import dev.switchback.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a migration takes away for good, by what it did to the schema and to rows. */
final class Destructions {

    private static final String ROWS = "incremental";
    private static final String WAY_BACK = "rollback";
    private static final String IRREVERSIBLE = "declared irreversible: ";

    /** Findings that tell of values which are nowhere afterwards, approved ones among them. */
    private static final Set<String> LOSSES = Set.of(
            "rows-lost",
            "values-nulled",
            "values-rounded",
            "values-cut",
            "values-merged",
            "ids-renumbered",
            "move-incomplete");

    private static final Pattern SUBJECT = Pattern.compile("-- Approved: [a-z-]+ (\\S+),");
    private static final Pattern MOVED = Pattern.compile("^(?:Column (\\S+) of t|T)able (\\S+) moved");

    private final List<Destruction> all = new ArrayList<>();

    private final boolean isRestored;

    private Destructions(boolean isRestored) {
        this.isRestored = isRestored;
    }

    static List<Destruction> of(Optional<SchemaStep> step, Optional<Renames> renames, List<CheckResult> results) {
        Destructions found = new Destructions(isRestored(results));
        step.ifPresent(
                known -> known.diff().withoutParts().changes().forEach(change -> found.dropped(change, renames)));
        results.forEach(found::judged);
        return List.copyOf(found.all);
    }

    /** A passed rollback has compared every row and every value with those from before. */
    private static boolean isRestored(List<CheckResult> results) {
        return results.stream()
                .anyMatch(
                        result -> result.check().name().equals(WAY_BACK) && result.verdict() instanceof Verdict.Passed);
    }

    private void dropped(Change change, Optional<Renames> renames) {
        if (!(change instanceof Change.Removed removed)) {
            return;
        }
        SchemaObject object = removed.object();
        Optional<Rename> rename = renames.flatMap(known -> known.of(object));
        boolean isKept = rename.filter(Rename::isSure).isPresent();
        Optional<String> maybe = rename.map(Rename::name);
        if (object.key().kind().equals("table") && !isKept) {
            add(Kind.TABLE, object.key().name(), maybe, "Table " + object.key().name() + " and its rows are gone");
        } else if (isColumnOfTable(object) && !isKept) {
            add(
                    Kind.COLUMN,
                    Renames.fullName(object.key()),
                    maybe,
                    "Column " + Renames.fullName(object.key()) + " and its values are gone");
        }
    }

    /** A view's columns have no type in the catalog; a column that is generated holds what others hold. */
    private static boolean isColumnOfTable(SchemaObject object) {
        return object.key().kind().equals("column")
                && object.properties().containsKey("type")
                && !object.properties().containsKey("generated");
    }

    private void add(Kind kind, String subject, Optional<String> maybe, String what) {
        String doubt = maybe.map(now -> ", or are " + now + " now, which the catalog does not tell")
                .orElse("");
        String back = isRestored ? "; the undo script brings back what was there" : "";
        all.add(new Destruction(kind, subject, maybe, what + doubt + back + ".", isRestored));
    }

    private void judged(CheckResult result) {
        if (result.check().name().equals(ROWS)) {
            result.findings().stream()
                    .filter(finding -> LOSSES.contains(finding.id()))
                    .map(finding -> new Destruction(
                            Kind.VALUES,
                            subject(finding, result.migration()),
                            Optional.empty(),
                            finding.what(),
                            isRestored))
                    .forEach(all::add);
        }
        if (result.check().name().equals(WAY_BACK)
                && result.verdict() instanceof Verdict.NotApplicable not
                && not.reason().startsWith(IRREVERSIBLE)) {
            String reason = not.reason().substring(IRREVERSIBLE.length());
            all.add(new Destruction(
                    Kind.WAY_BACK, result.migration(), Optional.empty(), "Nothing takes it back: " + reason, false));
        }
    }

    private static String subject(Finding finding, String migration) {
        Matcher named = SUBJECT.matcher(finding.remedy());
        if (named.find()) {
            return named.group(1);
        }
        Matcher moved = MOVED.matcher(finding.what());
        if (!moved.find()) {
            return migration;
        }
        return moved.group(1) == null ? moved.group(2) : moved.group(2) + "." + moved.group(1);
    }
}
