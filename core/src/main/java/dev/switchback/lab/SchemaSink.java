// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import dev.switchback.flyway.StatementRun;
import dev.switchback.migration.Migration;
import dev.switchback.schema.Snapshot;
import java.util.List;

/** Takes the schemas that the database without rows has along the walk. */
public interface SchemaSink {

    /** Nobody wants them. */
    SchemaSink NONE = new SchemaSink() {
        @Override
        public void schema(Snapshot now) {}

        @Override
        public void begin() {}

        @Override
        public void statement(Snapshot now) {}

        @Override
        public void applied(Migration migration, List<StatementRun> statements) {}

        @Override
        public void failed() {}
    };

    /** The schema between two scripts. */
    void schema(Snapshot now);

    /** The next script begins. */
    void begin();

    /** The schema between two statements of a script that is not rolled back as a whole. */
    void statement(Snapshot now);

    /**
     * A script has come to its end.
     *
     * @param statements its own, if what each of them does stays when a later one fails
     */
    void applied(Migration migration, List<StatementRun> statements);

    /** A script has not come to its end; this is the last that is heard. */
    void failed();
}
