// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs classes as a user writes them, on real servers, and looks at what JUnit is told. */
class RehearsedClassesTest {

    @TempDir
    private Path evidence;

    @Test
    void classWithoutMethodsHasOneTestPerMigrationAndCheck() {
        JUnitRun run = run(Shop.class);

        assertThat(run.names())
                .containsExactly(
                        "V1__create_users.sql: fresh",
                        "V1__create_users.sql: incremental",
                        "V1__create_users.sql: rollback",
                        "V1__create_users.sql: volume",
                        "V2__add_email.sql: fresh",
                        "V2__add_email.sql: incremental",
                        "V2__add_email.sql: rollback",
                        "V2__add_email.sql: volume",
                        "V3__index_email.sql: fresh",
                        "V3__index_email.sql: incremental",
                        "V3__index_email.sql: rollback",
                        "V3__index_email.sql: volume",
                        "R__named_users.sql: fresh",
                        "R__named_users.sql: incremental",
                        "R__named_users.sql: rollback",
                        "R__named_users.sql: volume");
        assertThat(run.failed()).isEmpty();
        assertThat(run.aborted().get("V3__index_email.sql: rollback"))
                .startsWith("V3__index_email.sql: not applicable: ")
                .contains("the index is kept on purpose");
        assertThat(file(run.test("V2__add_email.sql: fresh").getParent().orElseThrow()))
                .isEqualTo(BuildDirectory.base().resolve("src/test/resources/shop/V2__add_email.sql"));
        assertThat(evidence.resolve(Shop.class.getName() + ".json")).exists();
    }

    @Test
    void whatIsWrongFailsItsOwnTestsAndWhatDependsOnItIsAborted() {
        JUnitRun run = run(Faulty.class);

        assertThat(run.failed())
                .containsOnlyKeys(
                        "V2__add_email.sql: rollback", "V3__misspelt.sql: fresh", "V3__misspelt.sql: incremental");
        assertThat(run.failed().get("V2__add_email.sql: rollback"))
                .startsWith("V2__add_email.sql: ")
                .contains("phone", "effect:", "remedy:", "where:");
        assertThat(run.failed().get("V3__misspelt.sql: fresh")).contains("V3__misspelt.sql, line 2", "ALTER TABEL");
        assertThat(run.aborted()).containsKeys("V3__misspelt.sql: rollback", "V4__add_age.sql: fresh");
        assertThat(run.aborted().get("V4__add_age.sql: fresh")).contains("V3__misspelt.sql");
    }

    @Test
    void consoleEndsWithTheTableAndEachFailureInFull() {
        StandardOut out = new StandardOut();
        out.during(() -> run(Faulty.class));

        assertThat(out.text())
                .containsSubsequence(
                        "migration ",
                        "V4__add_age.sql",
                        "FAILED  V3__misspelt.sql: fresh",
                        "where:  V3__misspelt.sql, line 2",
                        "sql:    ",
                        "ALTER TABEL",
                        "what:   ",
                        "effect: ",
                        "remedy: ",
                        "NOT JUDGED  ",
                        "4 migrations, 16 checks: ")
                .doesNotContain("\u001b");
        assertThat(out.text().split("FAILED {2}V3__misspelt.sql: fresh", -1)).hasSize(2);
    }

    @Test
    void selectionLimitsWhatIsJudged() {
        JUnitRun run = run(
                builder -> builder.configurationParameter("switchback.since", "2")
                        .configurationParameter("switchback.migration", "1,2,3")
                        .configurationParameter("switchback.check", "fresh,rollback"),
                Shop.class);

        assertThat(run.names())
                .containsExactly(
                        "V2__add_email.sql: fresh",
                        "V2__add_email.sql: rollback",
                        "V3__index_email.sql: fresh",
                        "V3__index_email.sql: rollback");
        assertThat(evidence.resolve(Shop.class.getName() + ".json")).doesNotExist();
    }

    @Test
    void uniqueIdOfOneTestRunsThatTestOnly() {
        UniqueId rollback = UniqueId.forEngine("junit-jupiter")
                .append("class", Shop.class.getName())
                .append("test-factory", "migrations(" + ExtensionContext.class.getName() + ")")
                .append("dynamic-container", "#2")
                .append("dynamic-test", "#3");

        JUnitRun run = new JUnitRun(EngineTestKit.engine("junit-jupiter")
                .selectors(selectUniqueId(rollback))
                .configurationParameter("switchback.evidence", evidence.toString())
                .execute());

        assertThat(run.names()).containsExactly("V2__add_email.sql: rollback");
        assertThat(run.failed()).isEmpty();
    }

    @Test
    void emptyLocationIsAFailingTest() {
        JUnitRun run = run(Nothing.class);

        assertThat(run.names()).containsExactly("rehearsal");
        assertThat(run.failed().get("rehearsal")).contains("classpath:nothing");
        assertThat(run.failure("rehearsal").getStackTrace()).isEmpty();
    }

    @Test
    void unknownSettingIsAFailingTestThatNamesTheRightOne() {
        JUnitRun run = run(Misspelt.class);

        assertThat(run.names()).containsExactly("rehearsal");
        assertThat(run.failed().get("rehearsal")).contains("flyway.locatoins", "flyway.locations", "@Rehearse");
    }

    @Test
    void selectionOfNothingIsAFailingTest() {
        JUnitRun run = run("switchback.migration", "99", Shop.class);

        assertThat(run.names()).containsExactly("rehearsal");
        assertThat(run.failed().get("rehearsal")).contains("1", "2", "3", "named users", "switchback.migration");
    }

    @Test
    void skippedRunIsAnAbortedTest() {
        assertThat(run("switchback.skip", "true", Shop.class).aborted()).containsOnlyKeys("rehearsal");
    }

    @Test
    void classesThatRunAtOnceHaveARehearsalAndADocumentEach() {
        JUnitRun run = run(
                builder -> builder.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                        .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent"),
                Shop.class,
                OtherShop.class);

        assertThat(run.names()).hasSize(32);
        assertThat(run.failed()).isEmpty();
        assertThat(List.of(Shop.class, OtherShop.class))
                .allSatisfy(type ->
                        assertThat(evidence.resolve(type.getName() + ".json")).exists());
    }

    @Test
    void nestedClassIsRehearsedOnItsOwn() {
        JUnitRun run = run("switchback.migration", "2", Around.class);

        assertThat(run.names()).hasSize(5).contains("ordinary()", "V2__add_email.sql: rollback");
        assertThat(run.failed()).isEmpty();
    }

    private static Path file(TestDescriptor test) {
        return ((FileSource) test.getSource().orElseThrow()).getFile().toPath();
    }

    private JUnitRun run(Class<?>... classes) {
        return run(builder -> builder, classes);
    }

    private JUnitRun run(String key, String value, Class<?>... classes) {
        return run(builder -> builder.configurationParameter(key, value), classes);
    }

    private JUnitRun run(UnaryOperator<EngineTestKit.Builder> configure, Class<?>... classes) {
        return JUnitRun.of(
                builder -> configure.apply(builder).configurationParameter("switchback.evidence", evidence.toString()),
                classes);
    }

    @Rehearse(locations = "classpath:shop")
    static class Shop implements MigrationTests {}

    static class OtherShop extends Shop {}

    @Rehearse(locations = "classpath:faulty")
    static class Faulty implements MigrationTests {}

    @Rehearse(locations = "classpath:nothing")
    static class Nothing implements MigrationTests {}

    @Rehearse(flyway = "flyway.locatoins=classpath:shop")
    static class Misspelt implements MigrationTests {}

    @Rehearse(locations = "classpath:shop")
    static class Around {
        @Test
        void ordinary() {}

        @Nested
        class Inside implements MigrationTests {}
    }
}
