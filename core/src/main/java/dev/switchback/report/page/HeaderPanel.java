// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import static dev.switchback.report.html.Html.tag;

import dev.switchback.report.html.Element;
import dev.switchback.report.html.Html;
import dev.switchback.report.view.MigrationView;

/** What the script says about itself. */
final class HeaderPanel implements Panel {

    @Override
    public Html of(MigrationView migration, Room room) {
        if (migration.header().isEmpty()) {
            return Html.none();
        }
        Element list = tag("dl").of("header");
        migration.header().forEach((word, values) -> {
            list.add(tag("dt").text(word));
            values.forEach(value -> list.add(tag("dd").text(value)));
        });
        return list;
    }
}
