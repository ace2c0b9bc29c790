// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.lab.Moment;
import dev.switchback.migration.Migration;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs hooks on real test instances, inside JUnit, as the extension does. */
class MethodHooksTest {

    private static final Migration TWO = Migrations.versioned("2", "add_email");
    private static final Migration THREE = Migrations.versioned("3", "add_phone");
    private static final List<String> SEEN = new ArrayList<>();

    private static final Connection CONNECTION = (Connection) Proxy.newProxyInstance(
            MethodHooksTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> "conn");

    private static Consumer<MethodHooks> action = hooks -> {};

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @Test
    void hooksSeeConnectionMigrationAndParametersOfOtherExtensions() {
        in(Shop.class, hooks -> hooks.beforeMigration(TWO, CONNECTION));

        assertThat(SEEN).containsExactly("seed 2 conn Shop");
    }

    @Test
    void hooksRunAtTheirMomentForTheirMigration() {
        in(Shop.class, hooks -> {
            hooks.beforeMigration(THREE, CONNECTION);
            hooks.afterMigration(TWO, CONNECTION);
            hooks.afterMigration(THREE, CONNECTION);
            hooks.afterUndo(TWO, CONNECTION);
            hooks.afterUndo(THREE, CONNECTION);
        });

        assertThat(SEEN).containsExactly("applied 2", "applied 3", "undone 3");
    }

    @Test
    void hooksAreConcernedOnlyWhereTheyWillRun() {
        in(Shop.class, hooks -> {
            assertThat(hooks.isConcernedWith(Moment.BEFORE_MIGRATION, TWO)).isTrue();
            assertThat(hooks.isConcernedWith(Moment.BEFORE_MIGRATION, THREE)).isFalse();
            assertThat(hooks.isConcernedWith(Moment.AFTER_MIGRATION, THREE)).isTrue();
            assertThat(hooks.isConcernedWith(Moment.AFTER_UNDO, THREE)).isTrue();
            assertThat(hooks.isConcernedWith(Moment.AFTER_UNDO, TWO)).isFalse();
        });
    }

    @Test
    void hooksShareTheTestInstance() {
        in(Counting.class, hooks -> {
            hooks.beforeMigration(TWO, CONNECTION);
            hooks.afterMigration(TWO, CONNECTION);
        });

        assertThat(SEEN).containsExactly("1", "2");
    }

    @Test
    void whatAHookThrowsComesOutAsItIsAndIsRemembered() {
        in(Failing.class, hooks -> {
            assertThatThrownBy(() -> hooks.afterMigration(TWO, CONNECTION))
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessage("two rows lost");
            assertThat(hooks.thrown(TWO.name(), "Your assertion failed: two rows lost"))
                    .containsInstanceOf(AssertionError.class);
            assertThat(hooks.thrown(TWO.name(), "something else")).isEmpty();
            assertThat(hooks.thrown(THREE.name(), "two rows lost")).isEmpty();
            assertThatThrownBy(() -> hooks.afterUndo(TWO, CONNECTION)).isExactlyInstanceOf(IOException.class);
        });
    }

    @Test
    void hookOutsideOfMigrationTestsIsAnError() {
        JUnitRun run = JUnitRun.of(NoMigrationTests.class);

        assertThat(run.failed().values())
                .singleElement()
                .asString()
                .contains("seed would never run: " + NoMigrationTests.class.getName()
                        + " does not implement MigrationTests");
    }

    @Test
    void hookAroundANestedClassIsAnError() {
        JUnitRun run = JUnitRun.of(StrayAround.class);

        assertThat(run.failed().values()).singleElement().asString().contains(StrayAround.class.getName());
        assertThat(run.names()).isEmpty();
    }

    private static void in(Class<?> fixture, Consumer<MethodHooks> steps) {
        action = steps;
        JUnitRun run = JUnitRun.of(fixture);
        assertThat(run.names()).containsExactly("steps()");
        assertThat(run.failed()).isEmpty();
    }

    /** Runs the steps of the test at hand with the fixture's hooks. */
    static final class Steps implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            MethodHooks hooks = new MethodHooks(HookMethod.of(context.getRequiredTestClass()), context);
            action.accept(hooks);
        }
    }

    @ExtendWith({MigrationExtension.class, Steps.class})
    abstract static class Fixture implements MigrationTests {
        @Override
        public Stream<DynamicNode> migrations(ExtensionContext context) {
            return Stream.of();
        }

        @Test
        void steps() {}
    }

    static class Shop extends Fixture {
        @BeforeMigration("2")
        void seed(Connection connection, Migration migration, TestInfo info) {
            SEEN.add("seed " + migration.label() + " " + connection + " "
                    + info.getTestClass().orElseThrow().getSimpleName());
        }

        @AfterMigration
        void applied(Migration migration) {
            SEEN.add("applied " + migration.label());
        }

        @AfterUndo({"3", "4"})
        static void undone(Migration migration) {
            SEEN.add("undone " + migration.label());
        }
    }

    static class Counting extends Fixture {
        private int count;

        @BeforeMigration
        void before() {
            SEEN.add("" + ++count);
        }

        @AfterMigration
        void after() {
            SEEN.add("" + ++count);
        }
    }

    static class Failing extends Fixture {
        @AfterMigration
        void lost() {
            throw new AssertionError("two rows lost");
        }

        @AfterUndo
        void unreadable() throws IOException {
            throw new IOException("no file");
        }
    }

    @Rehearse
    static class NoMigrationTests {
        @BeforeMigration
        void seed() {}

        @Test
        void ordinary() {}
    }

    static class StrayAround {
        @BeforeMigration
        void seed() {}

        @Nested
        class Inside extends Fixture {}
    }
}
