// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Hands Flyway exactly the scripts it is to see, whatever folders they lie in. */
final class ServedScripts implements ResourceProvider {

    private final Map<String, LoadableResource> byName = new LinkedHashMap<>();
    private final Map<String, Path> files;
    private final Charset encoding;

    /**
     * @param files    by the name under which Flyway is to see them
     * @param encoding the encoding of the files
     */
    ServedScripts(Map<String, Path> files, Charset encoding) {
        this.files = Map.copyOf(files);
        this.encoding = encoding;
        files.forEach((name, file) -> byName.put(name, new ScriptResource(name, file, encoding)));
    }

    /** Flyway asks so for a script's configuration file. */
    @Override
    public @Nullable LoadableResource getResource(String name) {
        if (!name.endsWith(".conf")) {
            return byName.get(name);
        }
        Path script = files.get(name.substring(0, name.length() - ".conf".length()));
        if (script == null) {
            return null;
        }
        Path conf = script.resolveSibling(script.getFileName() + ".conf");
        return Files.exists(conf) ? new ScriptResource(name, conf, encoding) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        List<String> endings = Arrays.asList(suffixes);
        return byName.values().stream()
                .filter(script -> script.getFilename().startsWith(prefix))
                .filter(script -> endings.stream().anyMatch(script.getFilename()::endsWith))
                .toList();
    }
}
