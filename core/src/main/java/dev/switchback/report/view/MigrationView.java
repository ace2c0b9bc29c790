// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.view;

import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.impact.ImpactClass;
import dev.switchback.migration.Approval;
import dev.switchback.migration.Header;
import dev.switchback.migration.HeaderField;
import dev.switchback.migration.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A migration as a report shows it.
 *
 * @param number  its place in the whole report, from 1
 * @param name    its name
 * @param version empty for repeatable migrations
 * @param script  its script
 * @param undo    the script that takes it back, if it has one
 * @param header  what its leading comments say, word by word
 * @param judged  what each run says of it
 */
public record MigrationView(
        int number,
        String name,
        Optional<String> version,
        ScriptView script,
        Optional<ScriptView> undo,
        Map<String, List<String>> header,
        List<Judged> judged) {

    public MigrationView {
        judged = List.copyOf(judged);
    }

    static MigrationView of(int number, MigrationEvidence evidence, ScriptSources files, List<Judged> judged) {
        ScriptView script = ScriptView.of(evidence.name(), evidence.sha256(), files);
        return new MigrationView(
                number,
                evidence.name(),
                evidence.version(),
                script,
                evidence.undo().map(undo -> ScriptView.of(undo.name(), Optional.of(undo.sha256()), files)),
                script.text().map(MigrationView::header).orElse(Map.of()),
                judged);
    }

    private static Map<String, List<String>> header(String script) {
        Header header = Headers.parse(script);
        Map<String, List<String>> words = new LinkedHashMap<>();
        header.texts().forEach((field, text) -> words.put(field.word(), List.of(text)));
        words.computeIfPresent(
                HeaderField.APPROVED.word(),
                (word, joined) ->
                        header.approvals().stream().map(Approval::text).toList());
        return words;
    }

    MigrationView with(List<Judged> other) {
        return new MigrationView(number, name, version, script, undo, header, other);
    }

    /** Returns the gravest class that a run found; empty if none has looked at the schema. */
    public Optional<ImpactClass> impact() {
        return judged.stream().flatMap(each -> each.impact().kind().stream()).reduce(ImpactClass::or);
    }

    /** Returns the words of its name: {@code add email} for {@code V2__add_email.sql}. */
    public String description() {
        String file = ScriptSources.fileName(name);
        int words = file.indexOf("__");
        String bare = file.endsWith(".sql") ? file.substring(0, file.length() - 4) : file;
        return words > 0 && words + 2 < bare.length()
                ? bare.substring(words + 2).replace('_', ' ')
                : bare;
    }

    /** Returns what it is called in a list: its version, or {@code R} for a repeatable one. */
    public String label() {
        return version.orElse("R");
    }
}
