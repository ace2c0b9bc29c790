// SPDX-License-Identifier: Apache-2.0
package dev.switchback.git;

import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * A directory that is made a repository, with the branch {@code main}; whatever this machine's Git is told to do, nothing is signed.
 *
 * @param git for what is not here
 */
public record GitDirectory(Git git) implements AutoCloseable {

    private static final PersonIdent ADA = new PersonIdent("Ada", "ada@example.org");

    public static GitDirectory create(Path directory) throws GitAPIException {
        return new GitDirectory(Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call());
    }

    /** Commits everything as it is now, what is gone too. */
    public void commit(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.commit()
                .setAll(true)
                .setMessage(message)
                .setAuthor(ADA)
                .setCommitter(ADA)
                .setSign(false)
                .call();
    }

    public void tag(String name) throws GitAPIException {
        git.tag()
                .setName(name)
                .setAnnotated(true)
                .setTagger(ADA)
                .setMessage(name)
                .setSigned(false)
                .call();
    }

    @Override
    public void close() {
        git.close();
    }
}
