// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/**
 * What a dump looks like on disk.
 *
 * @param name        its name in the directory of the backup
 * @param isDirectory whether the program writes a directory of files by itself; otherwise it writes to its standard output
 * @param isPlain     whether what the program writes is plain text, which is compressed on its way to the disk
 */
public record DumpForm(String name, boolean isDirectory, boolean isPlain) {}
