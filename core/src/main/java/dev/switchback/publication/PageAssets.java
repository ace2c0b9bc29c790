// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import dev.switchback.report.page.Assets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The page's style sheet and script, from beside this class. */
final class PageAssets {

    private PageAssets() {}

    static Assets load() {
        return new Assets(text("report.css"), text("report.js"));
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(PageAssets.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
