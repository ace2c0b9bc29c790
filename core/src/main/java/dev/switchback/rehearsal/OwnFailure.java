// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import dev.switchback.check.Judgement;
import dev.switchback.evidence.Finding;
import dev.switchback.evidence.Severity;
import dev.switchback.evidence.Verdict;
import dev.switchback.evidence.Where;
import dev.switchback.migration.Migration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a report says when it was not the migration that failed but Switchback. */
final class OwnFailure {

    static final String ID = "switchback-failed";

    private OwnFailure() {}

    static Judgement of(Migration migration, RuntimeException failure) {
        Finding finding = new Finding(
                ID,
                Severity.FAILURE,
                "Switchback itself failed on " + migration.name() + ": " + failure,
                "Nothing more can be said of this migration, and the evidence of this run is partial.",
                "Report it to Switchback's project, with this stack trace:\n"
                        + trace(failure).strip(),
                Where.file(migration.name()));
        return new Judgement(new Verdict.Failed(), List.of(finding));
    }

    private static String trace(RuntimeException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
