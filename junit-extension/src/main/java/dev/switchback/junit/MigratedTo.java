// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a hand-written test a throwaway database at a version.
 *
 * <pre>{@code
 * @Test
 * void emailsAreLowerCased(@MigratedTo("6") MigrationDatabase database) {
 *     … insert …
 *     database.migrateTo("7");
 *     … query …
 * }
 * }</pre>
 *
 * <p>Each parameter of type {@link dev.switchback.rehearsal.MigrationDatabase} gets its own database, closed after the test. The
 * class implements {@link MigrationTests} or is annotated with {@link Rehearse}.
 */
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface MigratedTo {

    /** A version, or {@code "latest"} for all migrations, repeatable ones included. */
    String value();
}
