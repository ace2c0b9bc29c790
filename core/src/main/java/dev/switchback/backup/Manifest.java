// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.engine.RowSum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a backup: whose it is, what it holds, what its files are, and whether it has been restored to prove it.
 *
 * @param id            its name, which is that of its directory; later ones sort after earlier ones
 * @param created       when it was begun
 * @param database      whose it is
 * @param schemaVersion the newest version that Flyway's history had applied; empty if there is no history
 * @param schema        what identifies the schema
 * @param rows          counts and sums by table; of a table that could not be read there is none, and of an encrypted backup the sums
 *     are in a file that is encrypted too
 * @param sequences     what sequences hand out next
 * @param remarks       what it does not hold, or what could not be looked at, a sentence each
 * @param roles         the roles that its objects belong to or name, where the product needs them for a restore
 * @param making        how it was made
 * @param files         its files
 * @param verified      the attempts to restore it, in order
 */
public record Manifest(
        String id,
        Instant created,
        Source database,
        Optional<String> schemaVersion,
        SchemaMark schema,
        List<RowSum> rows,
        List<SequenceSpan> sequences,
        List<String> remarks,
        List<String> roles,
        Making making,
        List<FileMark> files,
        List<Verification> verified) {

    /** 2 since sums are of typed hashes on PostgreSQL: those of format 1 cannot be compared. */
    static final int FORMAT = 2;

    /** The file's name. */
    static final String FILE = "manifest.json";

    public Manifest {
        rows = List.copyOf(rows);
        sequences = List.copyOf(sequences);
        remarks = List.copyOf(remarks);
        roles = List.copyOf(roles);
        files = List.copyOf(files);
        verified = List.copyOf(verified);
    }

    /**
     * The database that was backed up.
     *
     * @param name    its name
     * @param address host and port as the program was told
     * @param product the product as a request names it
     * @param version the server's version
     * @param rowBytes how many bytes of rows it had, by the server's own books
     * @param diskBytes how many bytes of the disk it took, with indexes; 0 if nobody has looked
     */
    public record Source(String name, String address, String product, String version, long rowBytes, long diskBytes) {}

    /**
     * What identifies a schema.
     *
     * @param whole     the fingerprint of all
     * @param structure that of what a restore gives back anywhere, whatever roles there are
     */
    public record SchemaMark(String whole, String structure) {}

    /**
     * How it was made.
     *
     * @param tool     the program with its version
     * @param form     the dump's name in the directory
     * @param jobs     how many processes wrote it
     * @param duration how long it took
     * @param recipients the public keys for which its files are encrypted; none if they are plain
     */
    public record Making(String tool, String form, int jobs, Duration duration, List<String> recipients) {
        public Making {
            recipients = List.copyOf(recipients);
        }
    }

    /** A file of the backup, by its path in the directory. */
    public record FileMark(String name, long bytes, String sha256) {}

    /**
     * An attempt to restore it.
     *
     * @param at       when
     * @param duration how long the restore alone took
     * @param server   the server that it was restored on
     * @param passed   whether what came out is what went in
     * @param what     what was compared, or what was wrong
     */
    public record Verification(Instant at, Duration duration, String server, boolean passed, String what) {}

    /** Says whether its files are encrypted. */
    public boolean isEncrypted() {
        return !making.recipients().isEmpty();
    }

    /** Returns the size of all files. */
    public long bytes() {
        return files.stream().mapToLong(FileMark::bytes).sum();
    }

    /** Returns the last attempt to restore it. */
    public Optional<Verification> lastVerification() {
        return verified.isEmpty() ? Optional.empty() : Optional.of(verified.get(verified.size() - 1));
    }

    /** Says whether the last attempt to restore it gave back what went in. */
    public boolean isVerified() {
        return lastVerification().filter(Verification::passed).isPresent();
    }

    /** Returns how long the last restore that succeeded took. */
    public Optional<Duration> recoveryTime() {
        return verified.stream()
                .filter(Verification::passed)
                .reduce((first, last) -> last)
                .map(Verification::duration);
    }

    /** Returns the same backup after another attempt to restore it. */
    Manifest with(Verification attempt) {
        List<Verification> all = new ArrayList<>(verified);
        all.add(attempt);
        return new Manifest(
                id, created, database, schemaVersion, schema, rows, sequences, remarks, roles, making, files, all);
    }
}
