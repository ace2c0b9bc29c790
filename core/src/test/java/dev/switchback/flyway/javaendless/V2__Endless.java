// SPDX-License-Identifier: Apache-2.0
package dev.switchback.flyway.javaendless;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A Java migration that waits for something that never comes. */
public class V2__Endless extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws Exception {
        Thread.sleep(3_600_000);
    }
}
