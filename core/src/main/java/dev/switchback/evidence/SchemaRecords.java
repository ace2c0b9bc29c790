// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the recorded schemas of rehearsals in a directory below that of their evidence.
 *
 * <p>What a run has not looked at does not push out what an earlier one has seen of the same scripts.
 */
public final class SchemaRecords {

    private static final String DIRECTORY = "schema";
    private static final String SUFFIX = ".json";

    private SchemaRecords() {}

    /**
     * Writes a record, together with what the one before it of the same name knows of the same scripts beyond it.
     *
     * @param evidence the directory of the evidence
     * @return the document
     */
    public static Path keep(Path evidence, SchemaRecord record) throws EvidenceProblem {
        Path directory = evidence.resolve(DIRECTORY);
        Path file = new EvidenceFiles(directory, record.header().name()).complete();
        try {
            Files.createDirectories(directory);
            SchemaRecord kept =
                    before(file).map(old -> SplicedRecord.of(old, record)).orElse(record);
            Durable.write(file, SchemaRecordWriter.write(kept));
            return file;
        } catch (IOException e) {
            throw new EvidenceProblem(
                    "cannot write the rehearsed schemas to " + file + ": " + e
                            + "\n  Make the directory writable, or name another one with -Dswitchback.evidence=<directory>.",
                    e);
        }
    }

    /** One that cannot be read is of no use to anybody, and is replaced. */
    private static Optional<SchemaRecord> before(Path file) {
        try {
            return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
        } catch (EvidenceProblem e) {
            return Optional.empty();
        }
    }

    /**
     * Reads every record there is, by name of their files.
     *
     * @param evidence the directory of the evidence
     */
    public static List<SchemaRecord> in(Path evidence) throws EvidenceProblem {
        List<SchemaRecord> records = new ArrayList<>();
        for (Path file : files(evidence.resolve(DIRECTORY))) {
            records.add(read(file));
        }
        return records;
    }

    private static List<Path> files(Path directory) throws EvidenceProblem {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> isRecord(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new EvidenceProblem("cannot list " + directory + ": " + e, e);
        }
    }

    /** What a dead run left half written begins with a dot. */
    private static boolean isRecord(String name) {
        return name.endsWith(SUFFIX) && !name.startsWith(".");
    }

    /** Reads one record. */
    public static SchemaRecord read(Path file) throws EvidenceProblem {
        try (Reader in = Files.newBufferedReader(file)) {
            return SchemaRecordReader.read(in);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8", e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static EvidenceProblem unreadable(Path file, String why, Exception cause) {
        return new EvidenceProblem(
                "cannot read the rehearsed schemas " + file + ": " + why
                        + "\n  Delete the file and run the rehearsal again.",
                cause);
    }
}
