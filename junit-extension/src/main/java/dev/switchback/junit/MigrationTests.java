// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Rehearses a project's migrations: a class that implements this interface has one test per migration and check.
 *
 * <pre>{@code
 * class ShopMigrationsTest implements MigrationTests {}
 * }</pre>
 *
 * <p>That class is complete: the migrations of {@code classpath:db/migration} are applied, undone and applied again on throwaway
 * databases of an embedded PostgreSQL. The tests are named {@code V2__add_email.sql: rollback}. {@link Rehearse} changes
 * settings; {@link BeforeMigration}, {@link AfterMigration} and {@link AfterUndo} add a project's own rows and assertions;
 * {@link MigratedTo} gives an ordinary test a database of its own.
 */
@ExtendWith({MigrationExtension.class, DatabaseExtension.class})
@Execution(ExecutionMode.SAME_THREAD)
public interface MigrationTests {

    /**
     * Returns a container per migration with a test per check; JUnit calls it.
     *
     * @param context supplied by the extension
     */
    @TestFactory
    @DisplayName("migrations")
    default Stream<DynamicNode> migrations(ExtensionContext context) {
        return MigrationNodes.of(context);
    }
}
