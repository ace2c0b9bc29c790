// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.evidence.CheckId;
import dev.switchback.evidence.Severity;
import dev.switchback.gate.Policy;
import dev.switchback.migration.HeaderField;
import dev.switchback.migration.Version;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what must be proven before a release. */
final class GateSettingsReader {

    private enum Preset {
        DEFAULT,
        STRICT
    }

    private enum Demand {
        REQUIRED,
        NONE
    }

    private enum Part {
        MIDDLE,
        UPPER
    }

    private static final String NONE = "none";

    private final Values values;
    private final List<String> problems;

    GateSettingsReader(Values values, List<String> problems) {
        this.values = values;
        this.problems = problems;
    }

    GateSettings read() {
        boolean isStrict = values.read(Key.GATE_POLICY, text -> Values.word(Preset.class, text))
                .filter(preset -> preset == Preset.STRICT)
                .isPresent();
        Optional<Version> since = values.read(Key.GATE_SINCE, Version::parse);
        Optional<String> base = values.read(Key.GATE_BASE, text -> text);
        if (since.isPresent() && base.isPresent()) {
            problems.add(Key.GATE_SINCE.key() + " and " + Key.GATE_BASE.key()
                    + " both say of which migrations proof is demanded; keep one of them");
        }
        return new GateSettings(
                policy(isStrict ? Policy.STRICT : Policy.DEFAULT),
                isStrict,
                since,
                base,
                values.list(Key.GATE_RELEASED),
                values.flag(Key.GATE_LIVE),
                values.read(Key.MIGRATE_EVIDENCE, text -> Values.word(Demand.class, text))
                        .map(demand -> demand == Demand.REQUIRED)
                        .orElseGet(() -> values.isAnyNamed(GateSettings.PREFIX)));
    }

    private Policy policy(Policy preset) {
        return new Policy(
                values.read(Key.GATE_CHECKS, text -> checks(text, preset)).orElse(preset.checks()),
                values.read(Key.GATE_SEVERITY, text -> Values.word(Severity.class, text))
                        .orElse(preset.severity()),
                Set.copyOf(values.list(Key.GATE_WAIVE)),
                values.read(Key.GATE_HEADER, GateSettingsReader::fields).orElse(preset.header()),
                values.read(Key.GATE_APPROVALS, text -> Values.word(Demand.class, text))
                        .map(demand -> demand == Demand.REQUIRED)
                        .orElse(preset.approvals()),
                values.read(Key.GATE_FORECAST, text -> Values.word(Part.class, text))
                        .map(part -> part == Part.UPPER)
                        .orElse(preset.sure()),
                values.read(Key.GATE_BACKUP, GoalSettingsReader::age));
    }

    private static List<CheckId> checks(String text, Policy preset) {
        List<String> known = preset.checks().stream().map(CheckId::name).toList();
        List<String> wanted = Values.split(text);
        wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw unknown(name, "check", known);
        });
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("a gate that demands no check is not closed to anything");
        }
        return wanted.stream().map(CheckId::new).toList();
    }

    private static Set<HeaderField> fields(String text) {
        if (text.equals(NONE)) {
            return Set.of();
        }
        Set<HeaderField> all = EnumSet.complementOf(EnumSet.of(HeaderField.APPROVED, HeaderField.BUDGET));
        return Values.split(text).stream()
                .map(name -> HeaderField.of(name)
                        .filter(all::contains)
                        .orElseThrow(() -> unknown(
                                name,
                                "field of a header",
                                all.stream()
                                        .map(field -> field.name().toLowerCase(Locale.ROOT))
                                        .toList())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HeaderField.class)));
    }

    private static IllegalArgumentException unknown(String name, String what, List<String> known) {
        return new IllegalArgumentException("\"" + name + "\" is no " + what + "; "
                + Spelling.nearest(name, known)
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse("there are: " + Arrays.toString(known.toArray()).replaceAll("[\\[\\]]", "")));
    }
}
