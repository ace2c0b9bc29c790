// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A restore that is wanted, into a database that exists and is empty.
 *
 * @param access  how the program reaches the database
 * @param dump    the file or directory that was dumped; empty if the program is fed on its standard input
 * @param jobs    how many processes are to work on it
 * @param owners  whether objects are to get the owners and privileges that they had
 * @param elsewhere whether the server is another one than the dumped one's, without its tablespaces
 * @param secrets the directory in which the call's private files will be
 */
public record RestoreOrder(
        ToolAccess access, Optional<Path> dump, int jobs, boolean owners, boolean elsewhere, Path secrets) {}
