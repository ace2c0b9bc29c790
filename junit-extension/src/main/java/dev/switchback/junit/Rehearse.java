// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Changes settings of a class's rehearsal; every one has a default.
 *
 * <p>The annotation is inherited, may stand on an annotation of your own, and holds for {@code @Nested} classes too, unless they have
 * their own. JUnit configuration parameters, environment variables and system properties of the same meaning win over it.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith({MigrationExtension.class, DatabaseExtension.class})
public @interface Rehearse {

    /**
     * The product and version to rehearse on, such as {@code "mysql:8.4"}; several for a rehearsal on each. If empty, the product
     * of {@code flyway.url}, else {@code postgresql:18}.
     */
    String[] database() default {};

    /** Where the migrations are, in Flyway's notation; if empty, where Flyway looks: {@code classpath:db/migration}. */
    String[] locations() default {};

    /** Where the undo scripts are, in Flyway's notation; if empty, they are looked for near the migrations. */
    String[] undoLocations() default {};

    /** Where seed files per version are, in Flyway's notation; if empty, {@code src/test/resources/db/seed}. */
    String[] seedLocations() default {};

    /** The first version that is judged; older ones are only applied. */
    String since() default "";

    /** Generated rows per table. */
    int rows() default 12;

    /** What the generated rows are derived from. */
    long seed() default 1;

    /** Keeps the databases of a failure, and prints how to connect to them. */
    boolean keep() default false;

    /** Flyway's own settings, one {@code key=value} each, such as {@code "flyway.placeholders.tenant=acme"}. */
    String[] flyway() default {};
}
