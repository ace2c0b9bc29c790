// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import dev.switchback.evidence.Durable;
import dev.switchback.settings.Key;
import dev.switchback.settings.VolumeSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file that a repository keeps the profile of its live database in. */
public final class ProfileFile {

    static final int FORMAT = 1;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ProfileFile() {}

    /**
     * Reads the profile that a rehearsal is to use; none if there is none and none was named.
     *
     * @param product the product that is rehearsed on; statistics of another one say little of it
     */
    public static Optional<Profile> find(VolumeSettings settings, String product) throws ProfileProblem {
        Path file = settings.profile();
        if (!Files.exists(file) && !settings.isNamed()) {
            return Optional.empty();
        }
        Profile profile = read(file);
        if (!profile.product().equals(product)) {
            throw new ProfileProblem(
                    file + " is of a database of " + profile.product() + ", and the rehearsal is on " + product
                            + ".\n  Name one of " + product + " with " + Key.PROFILE.key()
                            + "; with {vendor} in the name, as in switchback-profile-{vendor}.json, each product has its own.");
        }
        return Optional.of(profile);
    }

    /** Reads a file. */
    public static Profile read(Path file) throws ProfileProblem {
        try {
            return parse(file);
        } catch (CharacterCodingException e) {
            throw new ProfileProblem(file + " cannot be read: it is not UTF-8.", e);
        } catch (IOException e) {
            String what = Files.exists(file) ? "cannot be read: " + e : "is not there";
            throw new ProfileProblem(
                    file + " " + what + ".\n  mvn switchback:profile writes it; " + Key.PROFILE.key()
                            + " names another.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new ProfileProblem(
                    file + " is not a profile that can be used: " + e.getMessage()
                            + ".\n  Mend it, or write it anew with mvn switchback:profile.",
                    e);
        }
    }

    private static Profile parse(Path file) throws IOException {
        String text = Files.readString(file);
        return ProfileReader.read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /**
     * Writes a file in one step. One that stands there is kept beside it, for somebody may have edited it.
     *
     * @return where the one before is, if there was another
     * @throws ProfileProblem if the file that stands there is no profile, or cannot be replaced
     */
    public static Optional<Path> write(Path file, Profile profile) throws ProfileProblem {
        String text = ProfileWriter.write(profile);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            boolean isThere = Files.exists(file);
            if (isThere) {
                requireProfile(file);
            }
            Optional<Path> before =
                    isThere && !Files.readString(file).equals(text) ? Optional.of(kept(file)) : Optional.empty();
            Durable.write(file, text);
            return before;
        } catch (IOException e) {
            throw new ProfileProblem(file + " cannot be written: " + e, e);
        }
    }

    private static void requireProfile(Path file) throws ProfileProblem, IOException {
        try {
            parse(file);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new ProfileProblem(
                    file + " is there already and is not overwritten, for it is not a profile that can be used: "
                            + e.getMessage() + ".\n  Move it away, or name another file with " + Key.PROFILE.key()
                            + ".",
                    e);
        }
    }

    private static Path kept(Path file) throws IOException {
        Path kept = file.resolveSibling(file.getFileName() + ".bak");
        return Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
    }
}
