// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a program is called. What is secret is in its files, never among its arguments: those are for all to read.
 *
 * @param arguments   what stands behind the program's name
 * @param environment variables that it needs
 * @param files       files that nobody else may read, by their names in the directory for secrets, with what is in them
 * @param reads       files of the user's that it reads, such as a certificate
 * @param remarks     what of our own connection the program could not be told
 */
public record ToolCall(
        List<String> arguments,
        Map<String, String> environment,
        Map<String, String> files,
        List<Path> reads,
        List<String> remarks) {

    public ToolCall {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
        reads = List.copyOf(reads);
        remarks = List.copyOf(remarks);
    }

    /** Shows the arguments alone: the rest may be secret. */
    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
