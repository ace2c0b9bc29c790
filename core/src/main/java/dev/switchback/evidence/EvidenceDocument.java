// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.nio.file.Path;

/** A document in a directory of evidence, whatever can be made of it. */
public sealed interface EvidenceDocument {

    /** Where it is. */
    Path file();

    /** One that can be read. */
    record Readable(Path file, Evidence evidence) implements EvidenceDocument {}

    /**
     * One that cannot: cut off, of a newer format, or something else.
     *
     * @param why what is wrong, and on further lines what mends it
     */
    record Unreadable(Path file, String why) implements EvidenceDocument {}
}
