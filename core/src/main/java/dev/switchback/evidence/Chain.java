// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;

/**
 * The migrations that come before one, as a single hash.
 *
 * <p>What a migration does depends on the schema that it finds. When an earlier script is edited, renamed, added or removed,
 * the chain of every later migration changes, and with it what their evidence speaks of.
 *
 * @param sha256 in lower-case hexadecimal
 */
public record Chain(String sha256) {

    /** What comes before the first migration. */
    public static final Chain EMPTY = new Chain(Sha256.of(""));

    /** Returns the chain with one migration added at its end. */
    public Chain plus(Migration migration) {
        String content = migration.script().map(Script::sha256).orElse("");
        return new Chain(Sha256.of(sha256 + "\n" + migration.name() + "\n" + content + "\n"));
    }
}
