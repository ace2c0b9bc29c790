// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.util.Locale;
import java.util.Optional;

/** The words that documents use for enumerated values: lower case, with hyphens. */
final class Words {

    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(Verdict verdict) {
        if (verdict instanceof Verdict.Passed) {
            return "passed";
        }
        if (verdict instanceof Verdict.Failed) {
            return "failed";
        }
        return verdict instanceof Verdict.NotApplicable ? "not-applicable" : "inconclusive";
    }

    static Optional<String> reason(Verdict verdict) {
        if (verdict instanceof Verdict.NotApplicable notApplicable) {
            return Optional.of(notApplicable.reason());
        }
        return verdict instanceof Verdict.Inconclusive inconclusive
                ? Optional.of(inconclusive.reason())
                : Optional.empty();
    }

    static Verdict verdict(String word, String reason) {
        return switch (word) {
            case "passed" -> new Verdict.Passed();
            case "failed" -> new Verdict.Failed();
            case "not-applicable" -> new Verdict.NotApplicable(reason);
            case "inconclusive" -> new Verdict.Inconclusive(reason);
            default -> throw new IllegalArgumentException("unknown verdict \"" + word + "\"");
        };
    }

    static <E extends Enum<E>> E parse(Class<E> type, String word) {
        for (E value : type.getEnumConstants()) {
            if (of(value).equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "unknown " + type.getSimpleName().toLowerCase(Locale.ROOT) + " \"" + word + "\"");
    }
}
