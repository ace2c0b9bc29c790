// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a script declares about itself in its leading comment lines, such as {@code -- Rollback: irreversible, <reason>}.
 *
 * @param texts        what stands behind each word; what is left blank is absent
 * @param irreversible the reason, if the script declares that nothing takes it back
 * @param approvals    each {@code -- Approved: …} line, in order
 */
public record Header(Map<HeaderField, String> texts, Optional<String> irreversible, List<Approval> approvals) {

    /** A script that declares nothing. */
    public static final Header NONE = new Header(Map.of(), Optional.empty(), List.of());

    public Header {
        Map<HeaderField, String> ordered = new EnumMap<>(HeaderField.class);
        ordered.putAll(texts);
        texts = Collections.unmodifiableMap(ordered);
        approvals = List.copyOf(approvals);
    }

    /** Returns what the script says there; lines that were joined have become one. */
    public Optional<String> text(HeaderField field) {
        return Optional.ofNullable(texts.get(field));
    }

    /** Returns what the script may take in production, as it is written, such as {@code 2h, disk 20GB}. */
    public Optional<String> budget() {
        return text(HeaderField.BUDGET);
    }
}
