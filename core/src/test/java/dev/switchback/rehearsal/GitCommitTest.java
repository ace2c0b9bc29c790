// SPDX-License-Identifier: Apache-2.0
package dev.switchback.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On repositories laid out as Git lays them out. */
class GitCommitTest {

    private static final String ONE = "1".repeat(40);
    private static final String TWO = "2".repeat(40);

    @TempDir
    private Path directory;

    private Path project;

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectories(directory.resolve("shop/core"));
    }

    @Test
    void branchIsFollowedFromADirectoryBelow() throws IOException {
        write("shop/.git/HEAD", "ref: refs/heads/feature/x\n");
        write("shop/.git/refs/heads/feature/x", ONE + "\n");

        assertThat(GitCommit.of(project)).contains(ONE);
    }

    @Test
    void detachedHeadIsTheCommitItself() throws IOException {
        write("shop/.git/HEAD", TWO + "\n");

        assertThat(GitCommit.of(project)).contains(TWO);
    }

    @Test
    void packedReferenceIsFound() throws IOException {
        write("shop/.git/HEAD", "ref: refs/heads/main\n");
        write(
                "shop/.git/packed-refs",
                "# pack-refs with: peeled fully-peeled sorted\n" + TWO + " refs/heads/domain\n" + ONE
                        + " refs/heads/main\n" + TWO + " refs/tags/v1\n^" + TWO + "\n");

        assertThat(GitCommit.of(project)).contains(ONE);
    }

    @Test
    void looseReferenceIsNewerThanAPackedOne() throws IOException {
        write("shop/.git/HEAD", "ref: refs/heads/main\n");
        write("shop/.git/packed-refs", TWO + " refs/heads/main\n");
        write("shop/.git/refs/heads/main", ONE + "\n");

        assertThat(GitCommit.of(project)).contains(ONE);
    }

    @Test
    void furtherWorkTreeHasAHeadOfItsOwnAndSharesTheReferences() throws IOException {
        write("first/.git/HEAD", "ref: refs/heads/main\n");
        write("first/.git/refs/heads/main", TWO + "\n");
        write("first/.git/refs/heads/other", ONE + "\n");
        write("first/.git/worktrees/shop/HEAD", "ref: refs/heads/other\n");
        write("first/.git/worktrees/shop/commondir", "../..\n");
        write("shop/.git", "gitdir: " + directory.resolve("first/.git/worktrees/shop") + "\n");

        assertThat(GitCommit.of(project)).contains(ONE);
    }

    @Test
    void submoduleNamesItsRepositoryByARelativePath() throws IOException {
        write("shop/.git", "gitdir: ../.git/modules/shop\n");
        write(".git/modules/shop/HEAD", ONE + "\n");

        assertThat(GitCommit.of(project)).contains(ONE);
    }

    @Test
    void sha256RepositoryHasLongerIds() throws IOException {
        write("shop/.git/HEAD", "a".repeat(64) + "\n");

        assertThat(GitCommit.of(project)).contains("a".repeat(64));
    }

    @Test
    void whatIsNotThereIsNotSaid() throws IOException {
        assertThat(GitCommit.of(project)).isEmpty();
        write("shop/.git/HEAD", "ref: refs/heads/main\n");
        assertThat(GitCommit.of(project)).as("before the first commit").isEmpty();
        write("shop/.git/HEAD", "ref: HEAD\n");
        assertThat(GitCommit.of(project)).as("a circle").isEmpty();
        write("shop/.git/HEAD", "something else\n");
        assertThat(GitCommit.of(project)).as("not a commit").isEmpty();
        write("shop/.git/HEAD", "");
        assertThat(GitCommit.of(project)).as("empty").isEmpty();
        Files.write(project.resolveSibling(".git").resolve("HEAD"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(GitCommit.of(project)).as("no text").isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
