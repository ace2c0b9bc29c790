// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import dev.switchback.migration.BrokenScript;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Script;
import dev.switchback.migration.UndoScript;
import dev.switchback.migration.Version;
import dev.switchback.migration.layout.TextCheck;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the scripts that are not in the encoding in which Flyway reads them. */
final class BrokenScripts {

    private final FlywaySettings settings;

    private BrokenScripts(FlywaySettings settings) {
        this.settings = settings;
    }

    /**
     * Looks at migrations and undo scripts. Where Flyway is to detect the encoding itself nothing is said, nor of a script whose
     * configuration names another.
     */
    static List<BrokenScript> in(
            FlywaySettings settings, Collection<Migration> migrations, Collection<UndoScript> undos) {
        if (settings.get("flyway.detectEncoding", "false").equals("true")) {
            return List.of();
        }
        BrokenScripts search = new BrokenScripts(settings);
        Stream<BrokenScript> ofMigrations = migrations.stream()
                .flatMap(migration -> migration.script().stream()
                        .filter(script -> !namesItsEncoding(script))
                        .flatMap(script -> search.broken(script, false, migration.version()).stream()));
        Stream<BrokenScript> ofUndos = undos.stream()
                .flatMap(undo -> search.broken(undo.script(), true, Optional.of(undo.version())).stream());
        return Stream.concat(ofMigrations, ofUndos).toList();
    }

    private Optional<BrokenScript> broken(Script script, boolean isUndo, Optional<Version> version) {
        Charset encoding = settings.encoding();
        return fault(script.file(), encoding)
                .map(fault -> new BrokenScript(
                        script.fileName(),
                        isUndo,
                        version,
                        "it is not " + encoding.name() + ": " + fault.bytes() + " at byte " + fault.offset() + " (line "
                                + fault.line() + ") is no character."
                                + (isUndo ? "" : " For this one file Flyway would refuse the whole history."),
                        fault.line(),
                        "Save the file as " + encoding.name()
                                + ", or name the encoding of all scripts with flyway.encoding"
                                + (isUndo
                                        ? "."
                                        : ", or of this one in " + script.fileName()
                                                + ".conf (encoding=ISO-8859-1).")));
    }

    private static boolean namesItsEncoding(Script script) {
        Path configuration = script.file().resolveSibling(script.fileName() + ".conf");
        try {
            return Files.isRegularFile(configuration)
                    && Files.readString(configuration, StandardCharsets.ISO_8859_1)
                            .lines()
                            .anyMatch(line -> line.strip().startsWith("encoding"));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<TextCheck.Fault> fault(Path file, Charset encoding) {
        try {
            return TextCheck.of(file, encoding);
        } catch (IOException e) {
            return Optional.empty(); // was read a moment ago: whoever reads it next will say so
        }
    }
}
