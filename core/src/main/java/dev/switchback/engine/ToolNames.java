// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the programs of a product are called and where they are found.
 *
 * @param dumpers   programs that dump, the better name first
 * @param restorers for each of them the program beside it that restores, by its possible names
 * @param places    directories in which packages put them; a star stands for any name
 * @param wrappers  programs of other names behind one of these names that pick a version by themselves, and are passed by
 * @param images    repositories of container images that hold them
 * @param packages  what a person can install to have them; {@code {major}} and {@code {minor}} stand for the server's version
 */
public record ToolNames(
        List<String> dumpers,
        Map<String, List<String>> restorers,
        List<String> places,
        Set<String> wrappers,
        List<String> images,
        String packages) {

    public ToolNames {
        dumpers = List.copyOf(dumpers);
        restorers = Map.copyOf(restorers);
        places = List.copyOf(places);
        wrappers = Set.copyOf(wrappers);
        images = List.copyOf(images);
    }

    /** Returns what a person can install to have them for a server of that version. */
    public String packages(String serverVersion) {
        return packages.replace("{major}", serverVersion.replaceFirst("\\D.*", ""))
                .replace("{minor}", serverVersion.replaceFirst("^(\\d+\\.\\d+).*", "$1"));
    }
}
