// SPDX-License-Identifier: Apache-2.0
package dev.switchback.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A Git repository, with the work tree that a project stands in: a plain one, a further work tree, or a submodule. */
public final class Repository implements AutoCloseable {

    /**
     * A commit that somebody has named.
     *
     * @param name as it was named
     * @param id   the commit's
     */
    public record Named(String name, String id) {}

    private final org.eclipse.jgit.lib.Repository repository;
    private final Path workTree;

    private Repository(org.eclipse.jgit.lib.Repository repository, Path workTree) {
        this.repository = repository;
        this.workTree = workTree;
    }

    /**
     * Opens the one that a directory stands in.
     *
     * @throws GitProblem if there is none
     */
    public static Repository around(Path directory) throws GitProblem {
        FileRepositoryBuilder builder = new FileRepositoryBuilder()
                .findGitDir(directory.toAbsolutePath().toFile());
        if (builder.getGitDir() == null) {
            throw new GitProblem(
                    "there is no Git repository around " + directory,
                    "Run it in a checkout, with the directory .git; or leave switchback.gate.released, switchback.gate.base and"
                            + " switchback.report.base out");
        }
        try {
            org.eclipse.jgit.lib.Repository repository =
                    builder.setMustExist(true).build();
            return new Repository(repository, repository.getWorkTree().toPath().toRealPath());
        } catch (IOException | RuntimeException e) {
            throw new GitProblem(
                    "the Git repository " + builder.getGitDir() + " cannot be read: " + e,
                    "git status tells what is wrong with it");
        }
    }

    /** Says whether the clone holds a part of the history only. */
    public boolean isShallow() {
        try {
            return !repository.getObjectDatabase().getShallowCommits().isEmpty();
        } catch (IOException e) {
            return true; // what cannot be read is not complete
        }
    }

    /**
     * Returns the commit that a reference names: a branch, a tag, an id.
     *
     * @throws GitProblem if there is none
     */
    public Named resolve(String reference) throws GitProblem {
        try {
            ObjectId id = repository.resolve(reference + "^{commit}");
            if (id != null) {
                return new Named(reference, id.name());
            }
        } catch (MissingObjectException e) {
            throw unknown(reference);
        } catch (IOException | RevisionSyntaxException e) {
            throw new GitProblem(
                    "the Git reference " + reference + " cannot be read: " + e, "git rev-parse " + reference);
        }
        throw unknown(reference);
    }

    /**
     * Says whether a commit is the one that is checked out.
     *
     * @throws GitProblem if that cannot be read
     */
    public boolean isCheckedOut(Named commit) throws GitProblem {
        try {
            ObjectId head = repository.resolve("HEAD^{commit}");
            return head != null && head.name().equals(commit.id());
        } catch (IOException e) {
            throw unreadable(commit, e);
        }
    }

    private GitProblem unknown(String reference) {
        return isShallow()
                ? new GitProblem(
                        "this clone is shallow and has no " + reference,
                        "git fetch --unshallow --tags (GitHub Actions: fetch-depth: 0), or git fetch origin "
                                + reference)
                : new GitProblem(
                        "there is no Git reference " + reference,
                        "git fetch --tags, then look at git branch --all and git tag");
    }

    /**
     * Returns the tags whose name has a form, the last of each line of releases: a tag from which another one descends is history.
     *
     * @param pattern with {@code *} for any characters and {@code ?} for one
     * @throws GitProblem if there is none, or the clone may lack some
     */
    public List<Named> releases(String pattern) throws GitProblem {
        if (isShallow()) {
            throw new GitProblem(
                    "this clone is shallow, and may lack tags that " + pattern + " means",
                    "git fetch --unshallow --tags (GitHub Actions: fetch-depth: 0)");
        }
        try (RevWalk walk = new RevWalk(repository)) {
            List<Tag> tags = Tag.like(pattern, repository, walk);
            if (tags.isEmpty()) {
                throw new GitProblem("no Git tag is called " + pattern, "git fetch --tags, then look at git tag");
            }
            return Tag.last(tags, repository).stream()
                    .map(tag -> new Named(tag.name(), tag.commit().name()))
                    .toList();
        } catch (IOException e) {
            throw new GitProblem("the tags cannot be read: " + e, "git fsck");
        }
    }

    /**
     * Returns the files below a directory as a commit has them, by their path below it.
     *
     * @param directory need not be there now
     * @throws GitProblem if the directory is outside of the work tree, or the commit cannot be read
     */
    public SortedMap<String, byte[]> files(Named commit, Path directory) throws GitProblem {
        try {
            return new CommitFiles(repository).below(below(directory), commit.id());
        } catch (IOException e) {
            throw unreadable(commit, e);
        }
    }

    /**
     * Returns files of a commit by where they are, or would be, in the work tree; those of submodules are left out.
     *
     * @param wanted says of which files the content is read
     * @throws GitProblem if the commit cannot be read
     */
    public SortedMap<Path, byte[]> files(Named commit, Predicate<Path> wanted) throws GitProblem {
        SortedMap<Path, byte[]> files = new TreeMap<>();
        try {
            new CommitFiles(repository)
                    .where(path -> wanted.test(workTree.resolve(path)), commit.id())
                    .forEach((path, content) -> files.put(workTree.resolve(path), content));
            return files;
        } catch (IOException e) {
            throw unreadable(commit, e);
        }
    }

    /**
     * Returns the files of a commit that the work tree has no longer, of all directories, by their path.
     *
     * @param isWanted by a file's own name
     * @throws GitProblem if the commit cannot be read
     */
    public SortedMap<String, byte[]> gone(Named commit, Predicate<String> isWanted) throws GitProblem {
        try {
            return new CommitFiles(repository)
                    .where(
                            path -> isWanted.test(path.substring(path.lastIndexOf('/') + 1))
                                    && !Files.exists(workTree.resolve(path)),
                            commit.id());
        } catch (IOException e) {
            throw unreadable(commit, e);
        }
    }

    private GitProblem unreadable(Named commit, IOException e) {
        return new GitProblem(
                "the files of " + commit.name() + " cannot be read: " + e,
                isShallow() ? "git fetch --unshallow --tags" : "git fsck");
    }

    private String below(Path directory) throws GitProblem {
        Path real = real(directory.toAbsolutePath().normalize());
        if (!real.startsWith(workTree)) {
            throw new GitProblem(
                    directory + " is not in the Git repository " + workTree,
                    "Name the migrations' source with switchback.locations=filesystem:<directory>");
        }
        return workTree.relativize(real).toString().replace('\\', '/');
    }

    /** Of a path whose end may be gone, the part that is there is resolved. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(String.valueOf(path.getFileName()));
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
