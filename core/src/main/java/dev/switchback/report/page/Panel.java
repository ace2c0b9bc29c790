// SPDX-License-Identifier: Apache-2.0
package dev.switchback.report.page;

import dev.switchback.report.html.Html;
import dev.switchback.report.view.MigrationView;
import java.util.List;

/** One thing that is told of each migration; nothing if there is nothing to tell. */
interface Panel {

    /** Every panel, in the order in which a migration's article has them. A timeline of locks or a plot of latency is one more. */
    List<Panel> ALL = List.of(
            new HeaderPanel(),
            new ChangesPanel(),
            new FindingsPanel(),
            new UndoPanel(),
            new VolumePanel(),
            new ScriptPanel(),
            new ChecksPanel());

    Html of(MigrationView migration, Room room);
}
