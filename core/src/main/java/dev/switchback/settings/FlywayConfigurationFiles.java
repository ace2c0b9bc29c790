// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code flyway.conf} files as Flyway 13 does. */
public final class FlywayConfigurationFiles {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    private final Map<String, String> environment;

    /** Reads files in which {@code ${NAME}} stands for an environment variable. */
    public FlywayConfigurationFiles(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Reads the files that Flyway reads unasked, where they exist: lowest first. */
    public List<SettingsSource> defaults(Path base, Path home) throws SettingsProblem {
        List<SettingsSource> sources = new ArrayList<>();
        for (Path directory : List.of(base.resolve("conf"), home, base)) {
            Path file = directory.resolve("flyway.conf");
            if (Files.isRegularFile(file)) {
                sources.add(read(file, "UTF-8"));
            }
        }
        return sources;
    }

    /**
     * Reads the files that {@code flyway.configFiles} names, in the encoding that {@code flyway.configFileEncoding} names.
     *
     * @param set  what is set elsewhere, lowest first
     * @param base what the files' names are relative to
     */
    public List<SettingsSource> named(List<SettingsSource> set, Path base) throws SettingsProblem {
        String files = SettingsSource.last(set, "flyway.configFiles").orElse("");
        String encoding = SettingsSource.last(set, "flyway.configFileEncoding").orElse("UTF-8");
        List<SettingsSource> sources = new ArrayList<>();
        for (String file : Values.split(files)) {
            sources.add(read(base.resolve(file), encoding));
        }
        return sources;
    }

    private SettingsSource read(Path file, String encoding) throws SettingsProblem {
        if (file.toString().endsWith(".toml")) {
            throw new SettingsProblem(List.of("flyway.configFiles names " + file
                    + ": Flyway's open-source edition reads no TOML files through its Java API, and neither does Switchback;"
                    + " put the settings in a .conf file or in the POM"));
        }
        try {
            String text = Files.readString(file, Charset.forName(encoding));
            return SettingsSource.of(file.toString(), parse(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsProblem(
                    List.of("cannot read the Flyway configuration " + file + ": " + reason(e, encoding)));
        }
    }

    private static String reason(Exception e, String encoding) {
        boolean encodingUnknown = e instanceof UnsupportedCharsetException || e instanceof IllegalCharsetNameException;
        return encodingUnknown ? "flyway.configFileEncoding=" + encoding + " is no encoding" : e.toString();
    }

    private Properties parse(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(expanded(withPlainBackslashes(text))));
        return properties;
    }

    /** In Flyway's files a backslash is itself, except at a line's end when the next line continues the value. */
    private static String withPlainBackslashes(String text) {
        String[] lines = text.replace("\r\n", "\n").split("\n", -1);
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].trim().replace("\\", "\\\\");
            boolean continued = line.endsWith("\\\\") && i + 1 < lines.length && continues(lines[i + 1].trim());
            result.append(continued ? line.substring(0, line.length() - 1) : line)
                    .append('\n');
        }
        return result.toString();
    }

    private static boolean continues(String next) {
        return !next.isEmpty() && !(next.startsWith(FlywayKeys.PREFIX) && next.contains("="));
    }

    private String expanded(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(environment.getOrDefault(found.group(1), "")));
    }
}
