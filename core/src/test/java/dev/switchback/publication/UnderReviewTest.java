// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.evidence.CheckResult;
import dev.switchback.evidence.Ledger;
import dev.switchback.evidence.MigrationEvidence;
import dev.switchback.evidence.Verdict;
import dev.switchback.git.GitDirectory;
import dev.switchback.report.Reported;
import dev.switchback.report.text.Comment;
import dev.switchback.report.view.Brought;
import dev.switchback.report.view.MigrationView;
import dev.switchback.report.view.Report;
import dev.switchback.settings.ReportSettings;
import dev.switchback.settings.Settings;
import dev.switchback.settings.SettingsReader;
import dev.switchback.settings.SettingsSource;
import java.io.File;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change brings against a commit, in real repositories. */
class UnderReviewTest {

    private static final String MIGRATIONS = "src/main/resources/db/migration/";

    @TempDir
    private Path directory;

    private Path project;
    private GitDirectory repository;

    @BeforeEach
    void create() throws Exception {
        project = Files.createDirectories(directory.resolve("repository/shop"));
        repository = GitDirectory.create(directory.resolve("repository"));
        write("V1__create.sql", "CREATE TABLE t (id int);\n");
        write("undo/U1__create.sql", "DROP TABLE t;\n");
        write("V2__add.sql", "ALTER TABLE t ADD c int;\n");
        commit();
        repository.git().checkout().setCreateBranch(true).setName("feature").call();
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private Path write(String name, String text) throws Exception {
        Path file = project.resolve(MIGRATIONS).resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void commit() throws Exception {
        repository.commit("A change");
    }

    /** As if everything that is there now had been rehearsed. */
    private Report rehearsed() throws Exception {
        Map<String, String> scripts = new TreeMap<>();
        try (var files = Files.list(project.resolve(MIGRATIONS))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                scripts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        Reported reported = new Reported();
        for (Map.Entry<String, String> script : scripts.entrySet()) {
            Path undo = project.resolve(MIGRATIONS + "undo/U" + script.getKey().substring(1));
            if (Files.exists(undo)) {
                reported.withUndo(script.getKey(), script.getValue(), Files.readString(undo), passed(script.getKey()));
            } else {
                reported.alone(script.getKey(), script.getValue(), passed(script.getKey()));
            }
        }
        return publication(reported.evidence().migrations()).read(Instant.now());
    }

    private static CheckResult passed(String name) {
        return Reported.result(name, "rollback", new Verdict.Passed());
    }

    private Publication publication(List<MigrationEvidence> migrations) throws Exception {
        Path evidence = project.resolve("target/switchback/evidence");
        Ledger.begin(evidence, new Reported().evidence().header()).complete(Instant.now(), migrations);
        Settings settings = Settings.defaults("shop", project);
        return new Publication("Shop", project, List.of(new PublishedModule("", project, List.of(settings))));
    }

    private static ReportSettings base(String reference) throws Exception {
        return SettingsReader.read(
                        "shop",
                        Path.of("shop"),
                        List.of(SettingsSource.of("test", Map.of("switchback.report.base", reference))))
                .goal()
                .report();
    }

    private Brought against(Report report, String reference) throws Exception {
        return UnderReview.of(report, base(reference), project);
    }

    private static List<String> names(Brought brought) {
        return brought.migrations().stream().map(MigrationView::name).toList();
    }

    @Test
    void onlyWhatIsNewIsInTheComment() throws Exception {
        write("V3__more.sql", "ALTER TABLE t ADD d int;\n");
        commit();

        Report report = rehearsed();
        Brought brought = against(report, "main");

        assertThat(names(brought)).containsExactly("V3__more.sql");
        assertThat(brought.against()).matches("main \\([0-9a-f]{10}\\)");
        assertThat(brought.doubts()).isEmpty();
        assertThat(brought.remarks()).isEmpty();
        assertThat(Comment.of(report, brought))
                .startsWith("### ✅ 1 migration, rehearsed there and back\n\nNew or other than in `main (")
                .contains("2 others are as they are there")
                .doesNotContain("V1\\_\\_create");
    }

    @Test
    void whatIsNotCommittedYetIsNewAsWell() throws Exception {
        write("V3__more.sql", "ALTER TABLE t ADD d int;\n");

        assertThat(names(against(rehearsed(), "HEAD"))).containsExactly("V3__more.sql");
    }

    @Test
    void anEditIsBroughtAndTold() throws Exception {
        write("V1__create.sql", "CREATE TABLE t (id bigint);\n");
        commit();

        Brought brought = against(rehearsed(), "main");

        assertThat(names(brought)).containsExactly("V1__create.sql");
        assertThat(brought.remarks()).singleElement().asString().startsWith("V1__create.sql has another text there");
    }

    @Test
    void ofAnEditedUndoScriptTheMigrationIsBrought() throws Exception {
        write("undo/U1__create.sql", "DROP TABLE t CASCADE;\n");
        commit();

        Brought brought = against(rehearsed(), "main");

        assertThat(names(brought)).containsExactly("V1__create.sql");
        assertThat(brought.remarks()).containsExactly("Of V1__create.sql only the undo script is new or other.");
    }

    @Test
    void otherEndsOfLinesAreNoEditAndAMoveIsNone() throws Exception {
        write("V1__create.sql", "CREATE TABLE t (id int);\r\n");
        Files.delete(project.resolve(MIGRATIONS + "V2__add.sql"));
        Path moved = project.resolve("src/main/resources/db/other/V2__add.sql");
        Files.createDirectories(moved.getParent());
        Files.writeString(moved, "ALTER TABLE t ADD c int;\n");
        Reported reported = new Reported()
                .alone("V1__create.sql", "CREATE TABLE t (id int);\r\n")
                .alone("V2__add.sql", "ALTER TABLE t ADD c int;\n");

        Brought brought = against(publication(reported.evidence().migrations()).read(Instant.now()), "main");

        assertThat(names(brought)).isEmpty();
    }

    @Test
    void aCopyForASecondProductIsNew() throws Exception {
        Path copy = project.resolve("src/main/resources/db/mysql/V1__create.sql");
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, "CREATE TABLE t (id int); -- mysql\n");
        Reported reported = new Reported().alone("V1__create.sql", "CREATE TABLE t (id int); -- mysql\n");

        Brought brought = against(publication(reported.evidence().migrations()).read(Instant.now()), "main");

        assertThat(names(brought)).containsExactly("V1__create.sql");
    }

    @Test
    void whatNoRunHasJudgedIsTold() throws Exception {
        Report report = rehearsed();
        write("V3__more.sql", "ALTER TABLE t ADD d int;\n");

        Brought brought = against(report, "main");

        assertThat(names(brought)).isEmpty();
        assertThat(brought.doubts())
                .containsExactly(
                        MIGRATIONS + "V3__more.sql is new or other than there, and no run at hand has judged it:"
                                + " rehearse again.");
        assertThat(Comment.of(report, brought)).startsWith("### ❔ Migrations: nothing new that was rehearsed");
    }

    @Test
    void whatWasEditedAfterItsRehearsalIsNotTheOldOne() throws Exception {
        rehearsed();
        write("V2__add.sql", "ALTER TABLE t ADD c bigint;\n");
        Report report = publication(new Reported()
                        .alone("V1__create.sql", "CREATE TABLE t (id int);\n")
                        .alone("V2__add.sql", "ALTER TABLE t ADD c int;\n")
                        .evidence()
                        .migrations())
                .read(Instant.now());

        Brought brought = against(report, "main");

        assertThat(names(brought)).containsExactly("V2__add.sql");
        assertThat(Comment.of(report, brought))
                .startsWith("### ❔ 1 migration")
                .contains("The file has been edited since it was judged");
    }

    @Test
    void whatIsGoneIsTold() throws Exception {
        Files.delete(project.resolve(MIGRATIONS + "V2__add.sql"));

        assertThat(against(rehearsed(), "main").remarks())
                .containsExactly(MIGRATIONS
                        + "V2__add.sql is there and not here: deleted or renamed, or newer than this branch.");
    }

    @Test
    void anUnknownReferenceIsToldAndLeavesNothingOut() throws Exception {
        Report report = rehearsed();
        Brought brought = against(report, "origin/mian");

        assertThat(names(brought)).containsExactly("V1__create.sql", "V2__add.sql");
        assertThat(Comment.of(report, brought))
                .startsWith("### ❔ 2 migrations")
                .contains("new against origin/mian cannot be told, so all are shown&#58; there is no Git reference")
                .contains("git fetch");
    }

    @Test
    void aShallowCloneWithoutTheCommitIsToldAndOneWithItWillDo() throws Exception {
        write("V3__more.sql", "ALTER TABLE t ADD d int;\n");
        commit();
        Path clone = directory.resolve("clone");
        Git.cloneRepository()
                .setURI(directory.resolve("repository").toUri().toString())
                .setDirectory(clone.toFile())
                .setBranch("feature")
                .setCloneAllBranches(false)
                .setBranchesToClone(List.of("refs/heads/feature"))
                .setDepth(1)
                .call()
                .close();
        project = clone.resolve("shop");
        Report report = rehearsed();

        assertThat(against(report, "origin/main").doubts().get(0)).contains("this clone is shallow");
        assertThat(names(against(report, "HEAD"))).isEmpty();
    }

    @Test
    void withoutARepositoryThatIsTold() throws Exception {
        Report report = rehearsed();
        project = Files.createDirectories(directory.resolve("bare"));

        Brought brought = against(report, "main");

        assertThat(brought.doubts().get(0)).contains("there is no Git repository around");
        assertThat(brought.migrations()).hasSize(2);
    }

    /** What is called where JGit is not on the class path, as in a user's tests. */
    static final class WithoutGit implements Callable<String> {
        @Override
        public String call() throws Exception {
            Brought brought = UnderReview.of(
                    new Reported().report(),
                    new ReportSettings(Optional.empty(), Optional.empty(), Optional.of("main")),
                    Path.of("."));
            return brought.doubts().get(0);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void testsDoWithoutGitAndSayWhoDoesNot() throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("jgit")) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Constructor<?> made = loader.loadClass(WithoutGit.class.getName()).getDeclaredConstructor();
            made.setAccessible(true);

            assertThat(((Callable<String>) made.newInstance()).call())
                    .contains("tests do not read Git. What helps: mvn switchback:report -Dswitchback.report.base=main");
        }
    }

    @Test
    void theEndOfARehearsalHeedsTheGatesReference() throws Exception {
        rehearsed();
        ReportAtEnd.ofRehearsal(
                SettingsReader.read(
                        "shop", project, List.of(SettingsSource.of("test", Map.of("switchback.gate.base", "main")))),
                "Shop",
                Instant.now());

        assertThat(Files.readString(project.resolve("target/switchback/report/comment.md")))
                .startsWith("### Migrations: nothing new\n");
    }
}
