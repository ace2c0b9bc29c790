// SPDX-License-Identifier: Apache-2.0
package dev.switchback.migration.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Says which files in a location look like migrations but are none to Flyway, which passes them over in silence. */
public final class PassedOver {

    private static final Pattern LIKE_A_MIGRATION = Pattern.compile("\\W*_*[vurbVURB]\\d.*|_+[A-Za-z].*");

    private final FlywayNaming naming;

    public PassedOver(FlywayNaming naming) {
        this.naming = naming;
    }

    /**
     * Returns one sentence for each such file.
     *
     * @param location a directory in which Flyway looks for migrations
     * @param taken    the files that are migrations or undo scripts
     */
    public List<String> remarks(Path location, Set<Path> taken) {
        List<String> remarks = new ArrayList<>();
        for (Path file : FlywayLayout.unreadable(location)) {
            String name = file.getFileName().toString();
            if (naming.isScript(name) && naming.migration(name).isEmpty()) {
                remarks.add(file.getFileName() + " cannot be read, and is passed over.");
            }
        }
        for (Path directory : FlywayLayout.directories(location)) {
            if (naming.migration(directory.getFileName().toString()).isPresent()) {
                remarks.add(directory.getFileName() + " is a directory, and so no migration to Flyway.");
            }
        }
        for (Path file : FlywayLayout.files(location)) {
            String name = file.getFileName().toString();
            if (taken.contains(file)) {
                if (hasTwoSuffixes(name)) {
                    remarks.add(name + " is taken for a migration, though its name ends twice alike.");
                }
            } else if (!FlywayNaming.isCallback(name) && isSuspicious(name)) {
                remarks.add(name + " is passed over by Flyway: " + why(name));
            }
        }
        return remarks;
    }

    private boolean isSuspicious(String name) {
        boolean isLike = LIKE_A_MIGRATION.matcher(name).matches();
        return naming.isScript(name) || (isLike && !name.endsWith(".conf") && !name.endsWith(".class"));
    }

    private boolean hasTwoSuffixes(String name) {
        return naming.suffixes().stream().anyMatch(suffix -> name.endsWith(suffix + suffix));
    }

    private String why(String name) {
        if (!naming.isScript(name)) {
            return "its name does not end in " + String.join(" or ", naming.suffixes()) + ".";
        }
        if (!name.contains(naming.separator())) {
            return "its name lacks the separator " + naming.separator() + " between version and description.";
        }
        String first = name.substring(0, 1);
        boolean otherCase = naming.versioned().equals(first.toUpperCase(Locale.ROOT))
                && !naming.versioned().equals(first);
        return otherCase
                ? "its prefix is " + first + " instead of " + naming.versioned() + "."
                : "its name has not the form " + naming.versioned() + "<version>" + naming.separator() + "<description>"
                        + naming.suffixes().get(0) + ".";
    }
}
