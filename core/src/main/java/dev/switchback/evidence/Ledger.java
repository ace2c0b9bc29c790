// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the evidence of one run in a directory, so that a run that is cut off never looks green.
 *
 * <p>{@link #begin} writes a marker with the status {@code running}. {@link #complete} replaces {@code <name>.json} in one
 * step; {@link #partial} writes {@code <name>.partial.json} and leaves full evidence alone. Both remove the run's own marker;
 * only a complete run removes the markers that dead runs left. As long as a marker is there, {@link #current} answers with it
 * and not with older evidence: after a crash it takes one complete run to be green again.
 */
public final class Ledger {

    private final EvidenceFiles files;
    private final EvidenceHeader header;
    private final List<Path> markers;

    private Ledger(EvidenceFiles files, EvidenceHeader header, List<Path> markers) {
        this.files = files;
        this.header = header;
        this.markers = List.copyOf(markers);
    }

    /**
     * Records that a run has begun.
     *
     * @param directory created if it is not there
     */
    public static Ledger begin(Path directory, EvidenceHeader header) throws EvidenceProblem {
        EvidenceFiles files = new EvidenceFiles(directory, header.name());
        try {
            Files.createDirectories(directory);
            Path marker = files.marker(header.runId());
            Durable.write(marker, EvidenceWriter.write(Evidence.running(header)));
            return new Ledger(files, header, files.markers());
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /** Records that every trial of the plan was carried out, whatever came of it; returns the document. */
    public Path complete(Instant ended, List<MigrationEvidence> migrations) throws EvidenceProblem {
        try {
            Durable.write(files.complete(), EvidenceWriter.write(Evidence.complete(header, ended, migrations)));
            Files.deleteIfExists(files.partial());
            for (Path marker : markers) {
                Files.deleteIfExists(marker);
            }
            return files.complete();
        } catch (IOException e) {
            throw unwritable(files.complete(), e);
        }
    }

    /**
     * Records what was found by a run that left trials out; returns the document.
     *
     * @param reasons why it does not speak for the whole history, at least one
     */
    public Path partial(Instant ended, List<String> reasons, List<MigrationEvidence> migrations)
            throws EvidenceProblem {
        try {
            Evidence evidence = Evidence.partial(header, reasons, ended, migrations);
            Durable.write(files.partial(), EvidenceWriter.write(evidence));
            Files.deleteIfExists(files.marker(header.runId()));
            return files.partial();
        } catch (IOException e) {
            throw unwritable(files.partial(), e);
        }
    }

    /**
     * Returns what speaks for the whole history now: the marker of a run that did not end, else the complete evidence.
     *
     * @throws EvidenceProblem if the document is there and cannot be read; that is never taken for green either
     */
    public static Optional<Evidence> current(Path directory, String name) throws EvidenceProblem {
        EvidenceFiles files = new EvidenceFiles(directory, name);
        try {
            List<Path> markers = files.markers();
            if (!markers.isEmpty()) {
                return Optional.of(read(markers.get(0)));
            }
        } catch (IOException e) {
            throw new EvidenceProblem("cannot list " + directory + ": " + e, e);
        }
        return Files.exists(files.complete()) ? Optional.of(read(files.complete())) : Optional.empty();
    }

    /**
     * Returns every document of a directory, by name: complete and partial ones, markers of runs that have not ended, and whatever
     * else stands there like one.
     *
     * @throws EvidenceProblem if the directory is there and cannot be listed
     */
    public static List<EvidenceDocument> documents(Path directory) throws EvidenceProblem {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Ledger::isDocument)
                    .sorted()
                    .map(Ledger::document)
                    .toList();
        } catch (IOException e) {
            throw new EvidenceProblem("cannot list " + directory + ": " + e + "\n  Make it readable for this user.", e);
        }
    }

    /** What a dead run left half written begins with a dot. */
    private static boolean isDocument(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".json") && !name.startsWith(".") && !Files.isDirectory(file);
    }

    private static EvidenceDocument document(Path file) {
        try {
            return new EvidenceDocument.Readable(file, read(file));
        } catch (EvidenceProblem e) {
            return new EvidenceDocument.Unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    /** Reads one document. */
    public static Evidence read(Path file) throws EvidenceProblem {
        try {
            return EvidenceReader.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new EvidenceProblem("there is no evidence at " + file + ": run the rehearsal first", e);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8", e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static EvidenceProblem unreadable(Path file, String why, Exception cause) {
        return new EvidenceProblem(
                "cannot read the evidence " + file + ": " + why + "\n  Delete the file and run the rehearsal again.",
                cause);
    }

    private static EvidenceProblem unwritable(Path path, IOException cause) {
        return new EvidenceProblem(
                "cannot write evidence to " + path + ": " + cause
                        + "\n  Make the directory writable, or name another one with -Dswitchback.evidence=<directory>.",
                cause);
    }
}
