// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * A dump that is wanted.
 *
 * @param access  how the program reaches the database
 * @param options what the moment that is dumped asks for: {@link DumpMoment#options}
 * @param version the program's version
 * @param jobs    how many processes are to work on it
 * @param target  the directory to write, if the form is one
 * @param secrets the directory in which the call's private files will be
 */
public record DumpOrder(
        ToolAccess access, List<String> options, ToolVersion version, int jobs, Path target, Path secrets) {

    public DumpOrder {
        options = List.copyOf(options);
    }
}
