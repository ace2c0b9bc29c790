// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that runs each time a migration was applied: the place to assert what became of the rows.
 *
 * <p>The method may have any visibility but private, and parameters: a {@link java.sql.Connection} to the populated database, the
 * {@link dev.switchback.migration.Migration}, and whatever other extensions supply. What it throws fails the check during
 * which it ran.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface AfterMigration {

    /** Versions such as {@code "7"}, or descriptions or file names of repeatable migrations; if empty, every migration. */
    String[] value() default {};
}
