// SPDX-License-Identifier: Apache-2.0
package dev.switchback.git;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.submodule.SubmoduleWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The files that a commit has, those of its submodules among them.
 *
 * <p>Of a submodule a commit has nothing but the name of the submodule's own commit: passed over, all of its files would count as new.
 */
record CommitFiles(Repository repository) {

    /**
     * What is looked for, by path.
     *
     * @param files       those that are wanted
     * @param directories those that may hold some
     * @param submodules  whether a submodule is looked into, too
     */
    private record Wanted(Predicate<String> files, Predicate<String> directories, boolean submodules) {

        Wanted inside(String submodule) {
            return new Wanted(
                    path -> files.test(submodule + "/" + path),
                    path -> directories.test(submodule + "/" + path),
                    submodules);
        }
    }

    /** Returns those below a directory, by their path below it; an empty path is the root. */
    SortedMap<String, byte[]> below(String directory, String commit) throws IOException, GitProblem {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        Wanted wanted = new Wanted(
                path -> path.startsWith(prefix),
                path -> prefix.startsWith(path + "/") || path.startsWith(prefix),
                true);
        SortedMap<String, byte[]> files = new TreeMap<>();
        read(wanted, commit).forEach((path, content) -> files.put(path.substring(prefix.length()), content));
        return files;
    }

    /** Returns those whose path is wanted; submodules are passed over. */
    SortedMap<String, byte[]> where(Predicate<String> isWanted, String commit) throws IOException, GitProblem {
        return read(new Wanted(isWanted, any -> true, false), commit);
    }

    private SortedMap<String, byte[]> read(Wanted wanted, String commit) throws IOException, GitProblem {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
            while (tree.next()) {
                String path = tree.getPathString();
                if (isFile(tree) && wanted.files.test(path)) {
                    files.put(path, repository.open(tree.getObjectId(0)).getBytes());
                } else if (tree.isSubtree() && wanted.directories.test(path)) {
                    tree.enterSubtree();
                } else if (isSubmodule(tree) && wanted.submodules && wanted.directories.test(path)) {
                    String inner = tree.getObjectId(0).name();
                    submodule(path, wanted, inner).forEach((file, content) -> files.put(path + "/" + file, content));
                }
            }
        }
        return files;
    }

    private SortedMap<String, byte[]> submodule(String path, Wanted wanted, String commit)
            throws IOException, GitProblem {
        try (Repository inner = SubmoduleWalk.getSubmoduleRepository(repository, path)) {
            if (inner == null) {
                throw new GitProblem(
                        "the submodule " + path + " is not checked out", "git submodule update --init " + path);
            }
            return new CommitFiles(inner).read(wanted.inside(path), commit);
        } catch (MissingObjectException e) {
            throw new GitProblem(
                    "the submodule " + path + " lacks its commit " + commit,
                    "git -C " + path + " fetch --unshallow --tags, or git -C " + path + " fetch origin " + commit);
        }
    }

    private static boolean isSubmodule(TreeWalk tree) {
        return FileMode.GITLINK.equals(tree.getRawMode(0));
    }

    private static boolean isFile(TreeWalk tree) {
        return (tree.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
    }
}
