// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import dev.switchback.evidence.Evidence;
import dev.switchback.evidence.EvidenceProblem;
import dev.switchback.evidence.Ledger;
import dev.switchback.evidence.SchemaRecord;
import dev.switchback.evidence.SchemaRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What there is to read in a directory of evidence.
 *
 * @param documents runs that have ended, by the names of their files
 * @param schemas   recorded schemas
 * @param problems  what could not be read, and which runs have not ended
 */
record EvidenceDocuments(List<Evidence> documents, List<SchemaRecord> schemas, List<String> problems) {

    static EvidenceDocuments in(Path directory) {
        List<Evidence> documents = new ArrayList<>();
        List<SchemaRecord> schemas = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files(directory, problems)) {
            try {
                add(Ledger.read(file), documents, problems);
            } catch (EvidenceProblem e) {
                problems.add(sentence(e));
            }
        }
        for (Path file : files(directory.resolve("schema"), problems)) {
            try {
                schemas.add(SchemaRecords.read(file));
            } catch (EvidenceProblem e) {
                problems.add(sentence(e));
            }
        }
        return new EvidenceDocuments(documents, schemas, problems);
    }

    private static void add(Evidence evidence, List<Evidence> documents, List<String> problems) {
        if (evidence.status() == Evidence.Status.RUNNING) {
            problems.add("A run of " + evidence.header().name() + " that began at "
                    + evidence.header().started()
                    + " has not ended, or was cut off: whatever is shown of it here, nothing counts as passed until a"
                    + " complete run.");
        } else {
            documents.add(evidence);
        }
    }

    private static List<Path> files(Path directory, List<String> problems) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> isDocument(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add("The directory " + directory + " cannot be read: " + e);
            return List.of();
        }
    }

    /** What a dead run left half written begins with a dot. */
    private static boolean isDocument(String name) {
        return name.endsWith(".json") && !name.startsWith(".");
    }

    private static String sentence(Exception problem) {
        return String.valueOf(problem.getMessage()).replaceAll("\\s*\\n\\s*", " ");
    }
}
