// SPDX-License-Identifier: Apache-2.0
package dev.switchback.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** A tag with the commit that it names. */
record Tag(String name, RevCommit commit) {

    /** Returns those whose name has a form, by name. */
    static List<Tag> like(String pattern, Repository repository, RevWalk walk) throws IOException {
        Pattern regex = Pattern.compile(
                ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
        List<Tag> tags = new ArrayList<>();
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
            String name = ref.getName().substring(Constants.R_TAGS.length());
            if (regex.matcher(name).matches()) {
                try {
                    tags.add(new Tag(name, walk.parseCommit(ref.getObjectId())));
                } catch (IncorrectObjectTypeException e) {
                    continue; // a tag of a file, or of a tree
                }
            }
        }
        return tags;
    }

    /** Returns those that no other one descends from; of two on one commit, the first by name. One walk over the history. */
    static List<Tag> last(List<Tag> tags, Repository repository) throws IOException {
        Set<ObjectId> earlier = new HashSet<>();
        try (RevWalk walk = new RevWalk(repository)) {
            for (Tag tag : tags) {
                for (RevCommit parent : walk.parseCommit(tag.commit()).getParents()) {
                    walk.markStart(walk.parseCommit(parent));
                }
            }
            for (RevCommit commit : walk) {
                earlier.add(commit.getId());
            }
        }
        Set<ObjectId> seen = new HashSet<>();
        return tags.stream()
                .filter(tag -> !earlier.contains(tag.commit().getId())
                        && seen.add(tag.commit().getId()))
                .toList();
    }
}
