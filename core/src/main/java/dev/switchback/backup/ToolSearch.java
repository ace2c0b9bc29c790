// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.engine.DumpTools;
import dev.switchback.engine.ToolVersion;
import dev.switchback.live.LiveProblem;
import dev.switchback.settings.Key;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for a program that can dump a server: the oldest that is not too old for it, since what a newer one writes an older server
 * may not take back.
 */
final class ToolSearch {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final DumpTools tools;
    private final Optional<Path> configured;
    private final String searchPath;
    /** What was looked at and will not do, a line each. */
    private final List<String> lacks = new ArrayList<>();

    /**
     * Makes a search.
     *
     * @param configured the directory that the user has named; no other place is looked at then
     * @param searchPath the variable PATH
     */
    ToolSearch(DumpTools tools, Optional<Path> configured, String searchPath) {
        this.tools = tools;
        this.configured = configured;
        this.searchPath = searchPath;
    }

    /**
     * Finds one.
     *
     * @throws LiveProblem if there is none; the message says what was found where, and what to install
     */
    Tool find(String product, String serverVersion) throws LiveProblem {
        Optional<Tool> found = best(installed(serverVersion));
        if (found.isEmpty() && configured.isEmpty()) {
            found = best(images(serverVersion));
        }
        return found.orElseThrow(() -> new LiveProblem(message(product, serverVersion)));
    }

    private static Optional<Tool> best(List<Tool> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(tool -> tool.version().rank()));
    }

    private List<Tool> installed(String serverVersion) {
        List<Tool> fit = new ArrayList<>();
        for (Path program : programs()) {
            judge(program, Optional.empty(), List.of(program.toString(), "--version"), serverVersion)
                    .ifPresent(fit::add);
        }
        return fit;
    }

    private Optional<Tool> judge(Path program, Optional<String> image, List<String> command, String serverVersion) {
        String place = program + image.map(name -> " in the image " + name).orElse("");
        try {
            ToolVersion version = tools.judge(ToolProcess.ask(command, LIMIT), serverVersion);
            if (version.objection().isEmpty()) {
                return Optional.of(new Tool(program, image, version));
            }
            lacks.add(place + " " + version.number() + " " + version.objection().orElseThrow());
        } catch (IOException e) {
            lacks.add(place + " does not run: " + firstLine(e));
        }
        return Optional.empty();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Each program once, however many links lead to it. */
    private List<Path> programs() {
        List<Path> programs = new ArrayList<>();
        Set<Path> real = new LinkedHashSet<>();
        for (Path directory : directories()) {
            for (String name : tools.names().dumpers()) {
                Path program = directory.resolve(name);
                if (Files.isRegularFile(program) && Files.isExecutable(program) && real.add(real(program))) {
                    programs.add(program);
                }
            }
        }
        programs.removeIf(program ->
                tools.names().wrappers().contains(String.valueOf(real(program).getFileName())));
        return programs;
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException e) {
            return program;
        }
    }

    private List<Path> directories() {
        if (configured.isPresent()) {
            return List.of(configured.get(), configured.get().resolve("bin"));
        }
        List<Path> directories = new ArrayList<>();
        Arrays.stream(searchPath.split(File.pathSeparator, -1))
                .filter(text -> text.startsWith("/"))
                .map(Path::of)
                .forEach(directories::add);
        tools.names().places().forEach(place -> directories.addAll(matching(place)));
        return directories;
    }

    /** Only one part of a place has a star. */
    private static List<Path> matching(String place) {
        Path path = Path.of(place);
        int star = 0;
        while (star < path.getNameCount() && !path.getName(star).toString().contains("*")) {
            star++;
        }
        if (star == path.getNameCount()) {
            return List.of(path);
        }
        Path parent = Path.of("/").resolve(path.subpath(0, star));
        Path rest = path.subpath(star, path.getNameCount()).subpath(0, path.getNameCount() - star);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest.getName(0));
        try (Stream<Path> children = Files.isDirectory(parent) ? Files.list(parent) : Stream.of()) {
            return children.filter(child -> matcher.matches(child.getFileName()))
                    .sorted()
                    .map(child ->
                            rest.getNameCount() == 1 ? child : child.resolve(rest.subpath(1, rest.getNameCount())))
                    .toList();
        } catch (IOException e) {
            return List.of(); // closed to us, as if it were not there
        }
    }

    /** Images that are on this machine already; none is ever fetched. */
    private List<Tool> images(String serverVersion) {
        List<Tool> fit = new ArrayList<>();
        for (String image : localImages()) {
            Path program = Path.of(tools.names().dumpers().get(0));
            List<String> command = List.of(
                    "docker",
                    "run",
                    "--rm",
                    "--network",
                    "none",
                    "--entrypoint",
                    program.toString(),
                    image,
                    "--version");
            judge(program, Optional.of(image), command, serverVersion).ifPresent(fit::add);
        }
        return fit;
    }

    private List<String> localImages() {
        List<String> command = List.of("docker", "image", "ls", "--format", "{{.Repository}}:{{.Tag}}");
        try {
            Set<String> wanted = Set.copyOf(tools.names().images());
            List<String> images = ToolProcess.ask(command, LIMIT)
                    .lines()
                    .filter(image -> wanted.contains(image.replaceFirst(":[^:]*$", "")) && !image.endsWith("<none>"))
                    .sorted()
                    .toList();
            if (images.isEmpty()) {
                lacks.add("no container image of " + String.join(" or ", wanted) + " is on this machine");
            }
            return images;
        } catch (IOException e) {
            lacks.add("no container engine can be asked for images: " + firstLine(e));
            return List.of();
        }
    }

    private String message(String product, String serverVersion) {
        String names = String.join(" or ", tools.names().dumpers());
        String found = lacks.stream().map(lack -> "\n  - " + lack).collect(Collectors.joining());
        return "No " + names + " can dump " + product + " " + serverVersion + "."
                + (found.isEmpty() ? "\n  - there is none " + places() : found)
                + "\n  Nothing was backed up. Install "
                + tools.names().packages(serverVersion)
                + ", or name the directory of a program that can with " + Key.BACKUP_TOOLS.key() + ".";
    }

    private String places() {
        return configured
                .map(directory -> "in " + directory + ", which " + Key.BACKUP_TOOLS.key() + " names")
                .orElse("on the path or where packages put it");
    }
}
