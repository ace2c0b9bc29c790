// SPDX-License-Identifier: Apache-2.0
package dev.switchback.it.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A build with the gate bound in its POM: {@code mvn verify} fails until its migrations are proven, and again when one is edited. */
class GateBuildTest extends NestedBuilds {

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>gated</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <build>
                <plugins>
                  <plugin>
                    <groupId>dev.switchback</groupId>
                    <artifactId>switchback-maven-plugin</artifactId>
                    <version>0.1.0-SNAPSHOT</version>
                    <executions>
                      <execution>
                        <id>nothing-without-proof</id>
                        <goals>
                          <goal>gate</goal>
                        </goals>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String MODULE = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>com.example</groupId>
                <artifactId>all</artifactId>
                <version>1</version>
              </parent>
              <artifactId>%s</artifactId>
              <packaging>pom</packaging>
            </project>
            """;

    @Test
    void verifyFailsUntilTheMigrationsAreProven() throws Exception {
        write("pom.xml", POM);
        write("src/main/resources/db/migration/V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        write("src/main/resources/db/migration/U1__users.sql", "DROP TABLE users;");
        write("src/main/resources/db/migration/switchback.properties", "switchback.gate.policy=default\n");
        Build closed = Build.run(directory, repository, "verify");
        assertThat(closed.exitCode()).isNotZero();
        assertThat(closed.output()).contains("The gate is closed:", "there is no evidence in", "not forgery");

        assertThat(Build.run(directory, repository, "switchback:rehearse").output())
                .contains("BUILD SUCCESS");
        Build open = Build.run(directory, repository, "verify");
        assertThat(open.output()).contains("BUILD SUCCESS", "The gate is open (default policy)");

        write("src/main/resources/db/migration/V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY); ");
        Build edited = Build.run(directory, repository, "verify");
        assertThat(edited.exitCode()).isNotZero();
        assertThat(edited.output()).contains("V1__users.sql: it was edited since it was rehearsed (gated.json)");
    }

    @Test
    void everyModuleIsAskedAndEachHasItsOwnGate() throws Exception {
        write("pom.xml", POM.replace("gated", "all").replace("<build>", """
                <modules>
                  <module>shop</module>
                  <module>billing</module>
                </modules>
                <build>"""));
        for (String module : List.of("shop", "billing")) {
            write(module + "/pom.xml", MODULE.formatted(module));
            write(module + "/src/main/resources/db/migration/V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY);");
            write(module + "/src/main/resources/db/migration/U1__a.sql", "DROP TABLE a;");
        }
        Build closed = Build.run(directory, repository, "switchback:gate");
        assertThat(closed.exitCode()).isNotZero();
        assertThat(closed.output())
                .contains("shop: the gate is closed: there is no evidence in")
                .contains("billing: the gate is closed: there is no evidence in");

        assertThat(Build.run(directory, repository, "switchback:rehearse").output())
                .contains("BUILD SUCCESS");
        assertThat(Build.run(directory, repository, "switchback:gate").output()).contains("BUILD SUCCESS");

        write("shop/src/main/resources/db/migration/V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY); ");
        Build edited = Build.run(directory, repository, "switchback:gate");
        assertThat(edited.output())
                .contains("shop: the gate is closed: V1__a.sql: it was edited since it was rehearsed (shop.json)")
                .doesNotContain("billing: the gate is closed");
        assertThat(Build.run(directory, repository, "verify", "-pl", "billing").output())
                .contains("BUILD SUCCESS", "The gate is open");
        assertThat(Build.run(directory, repository, "verify", "-pl", "shop").exitCode())
                .isNotZero();
    }

    @Test
    void aSlipInThePolicyIsAnError() throws Exception {
        write("pom.xml", POM);
        write("src/main/resources/db/migration/V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        write("src/main/resources/db/migration/switchback.properties", "switchback.gate.polcy=strict\n");

        Build build = Build.run(directory, repository, "verify");

        assertThat(build.exitCode()).isNotZero();
        assertThat(build.output()).contains("did you mean switchback.gate.policy?");
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
