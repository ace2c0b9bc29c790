// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.resource.LoadableResource;

/** A script file as Flyway reads it. */
final class ScriptResource extends LoadableResource {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** The path below the location, with forward slashes. */
    private final String name;

    private final Path file;
    private final Charset encoding;

    ScriptResource(String name, Path file, Charset encoding) {
        this.name = name;
        this.file = file;
        this.encoding = encoding;
    }

    @Override
    public Reader read() {
        try {
            BufferedReader reader = Files.newBufferedReader(file, encoding);
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            throw new FlywayException("cannot read " + file + " as " + encoding + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String getAbsolutePath() {
        return file.toString();
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return file.toString();
    }

    @Override
    public String getFilename() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
        return name;
    }
}
