// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Migration;
import dev.switchback.rehearsal.Plan;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookMethodTest {

    private static final Migration TWO = Migrations.versioned("2", "add_email");
    private static final Migration TWO_ONE = Migrations.versioned("2.1", "index_email");
    private static final Migration VIEW = Migrations.repeatable("active_users");
    private static final Plan PLAN = Migrations.plan(TWO, TWO_ONE, VIEW);

    @Test
    void withoutValueConcernsEveryMigration() {
        HookMethod hook = hook();

        assertThat(List.of(TWO, TWO_ONE, VIEW)).allMatch(hook::concerns);
        assertThat(hook.misdirection(PLAN)).isEmpty();
    }

    @Test
    void versionConcernsThatMigrationOnly() {
        assertThat(hook("2").concerns(TWO)).isTrue();
        assertThat(hook("2").concerns(TWO_ONE)).isFalse();
        assertThat(hook("2").concerns(VIEW)).isFalse();
    }

    @Test
    void versionsCompareAsFlywayComparesThem() {
        assertThat(hook("2.0").concerns(TWO)).isTrue();
        assertThat(hook("2_1").concerns(TWO_ONE)).isTrue();
    }

    @Test
    void repeatableIsNamedByDescriptionOrFile() {
        assertThat(hook("active users").concerns(VIEW)).isTrue();
        assertThat(hook("active_users").concerns(VIEW)).isTrue();
        assertThat(hook("R__active_users.sql").concerns(VIEW)).isTrue();
        assertThat(hook("users").concerns(VIEW)).isFalse();
    }

    @Test
    void unknownVersionNamesThoseThereAre() {
        assertThat(hook("2", "7").misdirection(PLAN))
                .isEqualTo("@BeforeMigration(\"2\", \"7\") seed: there is no migration 7, so it would never run. "
                        + "There are 2, 2.1, active users.");
    }

    @Test
    void privateMethodIsMisdirected() {
        assertThat(HookMethod.of(WithPrivateHook.class))
                .singleElement()
                .satisfies(hook -> assertThat(hook.misdirection(PLAN)).contains("seed", "is private"));
    }

    @Test
    void inheritedAndMetaAnnotatedMethodsAreFound() {
        assertThat(HookMethod.of(Child.class))
                .extracting(HookMethod::toString)
                .containsExactly(
                        "@BeforeMigration(\"2\") seed",
                        "@AfterMigration() seen",
                        "@AfterUndo(\"2\") undone",
                        "@AfterUndo() fromInterface");
    }

    private static HookMethod hook(String... migrations) {
        return new HookMethod(HookMethod.of(Parent.class).get(0).method(), BeforeMigration.class, List.of(migrations));
    }

    @AfterUndo("2")
    @Retention(RetentionPolicy.RUNTIME)
    @interface AfterUndoOfTwo {}

    interface Undone {
        @AfterUndo
        default void fromInterface() {}
    }

    static class Parent {
        @BeforeMigration("2")
        void seed() {}
    }

    static class Child extends Parent implements Undone {
        @AfterMigration
        protected void seen() {}

        @AfterUndoOfTwo
        public void undone() {}
    }

    static class WithPrivateHook {
        @BeforeMigration("2")
        private void seed() {}
    }
}
