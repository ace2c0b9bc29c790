// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.engine.ToolCall;
import dev.switchback.server.embedded.FileTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program that dumps as soon as it is told to. Its container is there by then, if it is in one: a container takes half a second to
 * come up, or fifteen on a machine that has much to do, and writers may be held for as long as the program takes to begin.
 */
final class Standby implements AutoCloseable {

    private static final String READY = "ready";
    private static final String CALL = "call";

    /** Nobody waits for it yet. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /**
     * Waits for a line, then does what stands in the file that is its name. It ends with its input, before or while the program runs:
     * a goal that is killed has nobody else who could end the container. Without the trap it would not heed a signal, as the first
     * process of a container.
     */
    private static final String SHELL = """
            exec 3<&0
            trap 'exit 143' TERM INT HUP
            echo %s
            read -r go || exit 1
            (. "$0") </dev/null 3<&- &
            program=$!
            { cat <&3 >/dev/null; kill $$; } &
            wait $program
            """.formatted(READY);

    private final Tool tool;
    private final Path secrets;
    private final Path directory;
    final @Nullable ToolProcess waiting;

    private Standby(Tool tool, Path secrets, Path directory, @Nullable ToolProcess waiting) {
        this.tool = tool;
        this.secrets = secrets;
        this.directory = directory;
        this.waiting = waiting;
    }

    /**
     * Makes a program ready.
     *
     * @param call what it will be called with, as far as that is known
     */
    static Standby of(Tool tool, ToolCall call, Path secrets, Path directory) throws IOException, InterruptedException {
        if (tool.image().isEmpty()) {
            return new Standby(tool, secrets, directory, null);
        }
        List<String> shell = List.of("-c", SHELL, secrets.resolve(CALL).toString());
        ToolProcess waiting = tool.wait(call, secrets, directory, shell);
        try {
            if (!waiting.line(LIMIT).equals(READY)) {
                throw new IOException("the container of " + tool + " does not start: " + waiting.said());
            }
            return new Standby(tool, secrets, directory, waiting);
        } catch (IOException | InterruptedException e) {
            waiting.close();
            throw e;
        }
    }

    /** Starts it; its input is nothing. */
    ToolProcess start(ToolCall call) throws IOException {
        ToolProcess ready = waiting;
        if (ready == null) {
            ToolProcess process = tool.start(call, secrets, directory);
            process.input().close();
            return process;
        }
        Tool.write(call, secrets);
        FileTree.writePrivate(secrets.resolve(CALL), "exec " + quoted(tool.direct(call)) + "\n");
        OutputStream input = ready.input();
        input.write("go\n".getBytes(StandardCharsets.UTF_8));
        input.flush();
        return ready;
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        if (waiting != null) {
            waiting.close();
        }
    }
}
