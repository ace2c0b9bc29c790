// SPDX-License-Identifier: Apache-2.0
package dev.switchback.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {

    @TempDir
    private Path directory;

    private Path project;
    private GitDirectory repository;
    private Git git;

    @BeforeEach
    void create() throws Exception {
        project = Files.createDirectories(directory.resolve("shop/module"));
        repository = GitDirectory.create(directory.resolve("shop"));
        git = repository.git();
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private void commit(String name, String text) throws Exception {
        Path file = project.resolve("db").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        repository.commit(name);
    }

    private Set<String> files(String reference) throws Exception {
        try (Repository repository = Repository.around(project)) {
            return repository
                    .files(repository.resolve(reference), project.resolve("db"))
                    .keySet();
        }
    }

    private List<String> releases(String pattern) throws Exception {
        try (Repository repository = Repository.around(project)) {
            return repository.releases(pattern).stream()
                    .map(Repository.Named::name)
                    .toList();
        }
    }

    @Test
    void filesOfASubdirectoryAreThoseOfTheCommit() throws Exception {
        commit("V1__a.sql", "one");
        repository.tag("v1");
        commit("deep/V2__b.sql", "two");
        Files.delete(project.resolve("db/V1__a.sql"));

        assertThat(files("v1")).containsExactly("V1__a.sql");
        assertThat(files("main")).containsExactly("V1__a.sql", "deep/V2__b.sql");
        assertThat(files("HEAD~1")).containsExactly("V1__a.sql");
        try (Repository repository = Repository.around(project)) {
            assertThat(repository
                            .files(repository.resolve("v1"), project.resolve("db"))
                            .get("V1__a.sql"))
                    .asString()
                    .isEqualTo("one");
            assertThat(repository.files(repository.resolve("v1"), project.resolve("nowhere")))
                    .isEmpty();
        }
    }

    @Test
    void theLastTagOfEachLineOfReleasesCounts() throws Exception {
        commit("V1__a.sql", "one");
        repository.tag("v1");
        repository.tag("other");
        git.branchCreate().setName("hotfix").call();
        commit("V2__b.sql", "two");
        repository.tag("v2");
        git.checkout().setName("hotfix").call();
        commit("V1_1__fix.sql", "fix");
        repository.tag("v1.1");

        assertThat(releases("v*")).containsExactlyInAnyOrder("v1.1", "v2");
        assertThat(releases("v1")).containsExactly("v1");
    }

    @Test
    void whatIsNotThereIsToldWithACommand() throws Exception {
        commit("V1__a.sql", "one");

        assertThatThrownBy(() -> files("origin/main")).isInstanceOfSatisfying(GitProblem.class, problem -> {
            assertThat(problem).hasMessage("there is no Git reference origin/main");
            assertThat(problem.remedy()).contains("git fetch");
        });
        assertThatThrownBy(() -> releases("v*")).hasMessage("no Git tag is called v*");
        assertThatThrownBy(() -> files("not a reference"))
                .isInstanceOf(GitProblem.class)
                .hasMessageContaining("not a reference");
    }

    @Test
    void whereThereIsNoRepositoryThatIsTold() throws IOException {
        Path bare = Files.createDirectories(directory.resolve("elsewhere"));

        assertThatThrownBy(() -> Repository.around(bare))
                .isInstanceOf(GitProblem.class)
                .hasMessageContaining("no Git repository around");
    }

    @Test
    void aShallowCloneMayLackTags() throws Exception {
        commit("V1__a.sql", "one");
        repository.tag("v1");
        commit("V2__b.sql", "two");
        Path clone = directory.resolve("clone");
        Git.cloneRepository()
                .setURI(directory.resolve("shop").toUri().toString())
                .setDirectory(clone.toFile())
                .setDepth(1)
                .call()
                .close();
        project = clone.resolve("module");

        assertThatThrownBy(() -> releases("v*"))
                .isInstanceOfSatisfying(
                        GitProblem.class,
                        problem -> assertThat(problem.remedy()).contains("git fetch --unshallow --tags"));
        assertThatThrownBy(() -> files("v0")).hasMessageContaining("shallow");
        assertThat(files("origin/main")).hasSize(2);
    }

    @Test
    void aFurtherWorkTreeHasTheSameReferences() throws Exception {
        commit("V1__a.sql", "one");
        repository.tag("v1");
        commit("V2__b.sql", "two");
        Path other = directory.resolve("other");
        Process worktree = new ProcessBuilder("git", "worktree", "add", "--detach", other.toString(), "v1")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(worktree.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isNotNull();
        assertThat(worktree.waitFor()).isZero();
        project = other.resolve("module");

        assertThat(files("HEAD")).containsExactly("V1__a.sql");
        assertThat(files("main")).containsExactly("V1__a.sql", "V2__b.sql");
        assertThat(releases("v*")).containsExactly("v1");
    }

    /** Of a submodule a commit has but the name of another commit. */
    @Test
    void filesOfASubmoduleAreThoseOfItsCommit() throws Exception {
        commit("V1__a.sql", "one");
        try (GitDirectory scripts = GitDirectory.create(directory.resolve("scripts"))) {
            Files.createDirectories(directory.resolve("scripts/sql"));
            Files.writeString(directory.resolve("scripts/sql/V2__b.sql"), "two");
            scripts.commit("b");
        }
        git.submoduleAdd()
                .setURI(directory.resolve("scripts").toUri().toString())
                .setPath("module/db/shared")
                .call()
                .close();
        commit("V3__c.sql", "three");
        repository.tag("v1");
        Files.writeString(project.resolve("db/shared/sql/V2__b.sql"), "edited");

        assertThat(files("v1")).containsExactly("V1__a.sql", "V3__c.sql", "shared/sql/V2__b.sql");
        try (Repository repository = Repository.around(project)) {
            assertThat(repository.files(repository.resolve("v1"), project.resolve("db/shared/sql")))
                    .hasEntrySatisfying(
                            "V2__b.sql",
                            content -> assertThat(content).asString().isEqualTo("two"));
        }

        Path clone = directory.resolve("clone");
        Git.cloneRepository()
                .setURI(directory.resolve("shop").toUri().toString())
                .setDirectory(clone.toFile())
                .call()
                .close();
        project = clone.resolve("module");
        assertThatThrownBy(() -> files("v1")).isInstanceOfSatisfying(GitProblem.class, problem -> {
            assertThat(problem).hasMessage("the submodule module/db/shared is not checked out");
            assertThat(problem.remedy()).isEqualTo("git submodule update --init module/db/shared");
        });
    }

    @Test
    void whatTheWorkTreeHasNoLongerIsFoundByName() throws Exception {
        commit("V1__a.sql", "one");
        commit("V2__b.sql", "two");
        repository.tag("v1");
        Files.delete(project.resolve("db/V1__a.sql"));

        try (Repository repository = Repository.around(project)) {
            assertThat(repository.gone(repository.resolve("v1"), name -> true)).containsOnlyKeys("module/db/V1__a.sql");
            assertThat(repository.gone(repository.resolve("v1"), "V2__b.sql"::equals))
                    .isEmpty();
        }
    }

    @Test
    void whatLiesOutsideIsNotLookedFor() throws Exception {
        commit("V1__a.sql", "one");
        try (Repository repository = Repository.around(project)) {
            assertThatThrownBy(() -> repository.files(repository.resolve("main"), directory.resolve("away")))
                    .isInstanceOf(GitProblem.class)
                    .hasMessageContaining("is not in the Git repository");
        }
    }
}
