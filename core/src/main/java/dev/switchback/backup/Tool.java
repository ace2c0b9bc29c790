// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.engine.ToolCall;
import dev.switchback.engine.ToolNames;
import dev.switchback.engine.ToolVersion;
import dev.switchback.live.LiveProblem;
import dev.switchback.server.embedded.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A program that dumps, on this machine or in a container image that is on it.
 *
 * @param program its path, or its name in the image
 * @param image   the image; empty for one that is called directly
 * @param version its version
 */
record Tool(Path program, Optional<String> image, ToolVersion version) {

    /** Returns the one beside it that restores. */
    Tool restorer(ToolNames names) throws LiveProblem {
        List<String> wanted = Objects.requireNonNull(names.restorers().get(name()), "every program has one");
        if (image.isPresent()) {
            return new Tool(Path.of(wanted.get(0)), image, version);
        }
        for (String each : wanted) {
            Path beside = program.resolveSibling(each);
            if (Files.isExecutable(beside)) {
                return new Tool(beside, image, version);
            }
        }
        throw new LiveProblem("Beside " + program + " there is no " + String.join(" or ", wanted)
                + ", which restores what it dumps.\n  Install the whole package, or name another directory with"
                + " switchback.backup.tools.");
    }

    private String name() {
        return String.valueOf(program.getFileName());
    }

    /**
     * Starts it.
     *
     * @param secrets   where its private files go
     * @param directory what else it has to get at, if it is in a container
     */
    ToolProcess start(ToolCall call, Path secrets, Path directory) throws IOException {
        write(call, secrets);
        List<String> command = image.isPresent()
                ? inContainer(call, secrets, directory, program.toString(), call.arguments())
                : direct(call);
        return ToolProcess.start(command, call.environment());
    }

    /**
     * Starts the container that it is in, and a shell there that waits.
     *
     * @param call what it will be called with, as far as that concerns the container: variables and files of the user's
     */
    ToolProcess wait(ToolCall call, Path secrets, Path directory, List<String> shell) throws IOException {
        return ToolProcess.start(inContainer(call, secrets, directory, "sh", shell), call.environment());
    }

    /** Writes its private files. */
    static void write(ToolCall call, Path secrets) throws IOException {
        for (var file : call.files().entrySet()) {
            Path path = secrets.resolve(file.getKey());
            Files.deleteIfExists(path);
            FileTree.writePrivate(path, file.getValue());
        }
    }

    /** Returns the program with its arguments. */
    List<String> direct(ToolCall call) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(call.arguments());
        return command;
    }

    private List<String> inContainer(ToolCall call, Path secrets, Path directory, String entry, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--interactive", "--network", "host"));
        // The engine would keep what a dump writes to its output in a file of its own, plain.
        command.addAll(List.of("--log-driver", "none"));
        command.addAll(List.of(
                "--user", Files.getAttribute(directory, "unix:uid") + ":" + Files.getAttribute(directory, "unix:gid")));
        command.addAll(List.of("--volume", directory + ":" + directory));
        command.addAll(List.of("--volume", secrets + ":" + secrets + ":ro"));
        for (Path read : call.reads()) {
            command.addAll(List.of("--volume", read.toAbsolutePath() + ":" + read.toAbsolutePath() + ":ro"));
        }
        // The names alone: docker takes the values from its own environment.
        call.environment().keySet().stream().sorted().forEach(name -> command.addAll(List.of("--env", name)));
        command.addAll(List.of("--entrypoint", entry, image.orElseThrow()));
        command.addAll(arguments);
        return command;
    }

    /** Names it for people. */
    @Override
    public String toString() {
        return program + " " + version.number()
                + image.map(name -> " in the image " + name).orElse("");
    }
}
