// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a user sees who copies one of the quickstarts. */
class QuickstartBuildsTest extends NestedBuilds {

    @Test
    void quickstartPasses() throws Exception {
        Project project = Project.copied(ROOT.resolve("it/quickstart"), directory);

        Build build = Build.run(directory, repository, "test");

        assertThat(build.output()).contains("BUILD SUCCESS");
        assertThat(project.surefireXml())
                .contains("V1__create_catalogue.sql: fresh")
                .contains("V12__move_addresses_out_of_customers.sql: incremental")
                .contains("V22__index_orders_by_customer.sql: rollback")
                .contains("R__best_sellers.sql: fresh");
    }

    @Test
    void quickstartPassesOnANewerJava() throws Exception {
        Path java = NewerJava.find(25);
        Project project = Project.copied(ROOT.resolve("it/quickstart"), directory);

        Build build = Build.run(java, directory, repository, "test", "-Dswitchback.check=rollback");

        assertThat(build.output()).contains("BUILD SUCCESS");
        assertThat(project.surefireXml()).contains("V22__index_orders_by_customer.sql: rollback");
    }

    @Test
    void mysqlQuickstartPassesOnBothProducts() throws Exception {
        Project project = Project.copied(ROOT.resolve("it/quickstart-mysql"), directory);

        Build build = Build.run(directory, repository, "test", "-Dswitchback.check=fresh,rollback");

        assertThat(build.output()).contains("BUILD SUCCESS");
        assertThat(project.surefireXml())
                .contains("V6__count_orders.sql: rollback [mysql:8.0]")
                .contains("V6__count_orders.sql: rollback [mariadb:11.4]");
    }

    @Test
    void quickstartPassesFromTheCommandLine() throws Exception {
        Project.copied(ROOT.resolve("it/quickstart"), directory);

        Build build = Build.run(directory, repository, "switchback:rehearse", "-Dswitchback.check=fresh,incremental");

        assertThat(build.output()).contains("BUILD SUCCESS").contains("V25__describe_and_grant.sql");
    }
}
