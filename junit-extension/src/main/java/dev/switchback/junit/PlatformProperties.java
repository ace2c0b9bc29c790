// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import dev.switchback.rehearsal.RehearsalProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Reads JUnit's own configuration file, because JUnit does not tell which settings it holds, and one may be misspelt. */
final class PlatformProperties {

    static final String FILE = "junit-platform.properties";

    private PlatformProperties() {}

    static Properties read(ClassLoader loader) throws RehearsalProblem {
        Properties properties = new Properties();
        try (InputStream in = loader.getResourceAsStream(FILE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new RehearsalProblem("cannot read " + FILE + ": " + e.getMessage(), e);
        }
        return properties;
    }
}
