// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.live.LiveDatabase;
import dev.switchback.live.LiveProblem;
import dev.switchback.release.status.Assessment;
import dev.switchback.release.status.Status;
import dev.switchback.release.status.StatusJson;
import dev.switchback.release.status.StatusReader;
import dev.switchback.release.status.StatusText;
import dev.switchback.settings.GoalSettings.Output;
import dev.switchback.settings.SettingsReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Tells how the live database that <code>flyway.url</code> names stands: version, pending and failed migrations, who waits for
 * whom, what unfinished work has left, and what to do next. It changes nothing; the build fails if anything is wrong.
 *
 * <p>Needs no POM: <code>mvn dev.switchback:switchback-maven-plugin:status -Dflyway.url=jdbc:postgresql://host/shop
 * -Dflyway.user=reader -Dswitchback.locations=filesystem:db/migration</code>, with the password in the environment variable
 * <code>FLYWAY_PASSWORD</code>.
 */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends GoalParameters {

    private final Surroundings surroundings;

    /** Called by Maven. */
    @Inject
    StatusMojo(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        new LiveGoal(surroundings, getLog()).run(values(), "No status is read", this::tell);
    }

    private void tell(SettingsReading reading, ClassLoader classLoader) throws LiveProblem, MojoFailureException {
        try (LiveDatabase live = LiveDatabase.find(reading, "whose status could be told", "reader")) {
            tell(live, reading, classLoader);
        }
    }

    private void tell(LiveDatabase live, SettingsReading reading, ClassLoader classLoader)
            throws LiveProblem, MojoFailureException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Status status = StatusReader.read(live, classLoader, reading.goal().backupDirectory(), now);
        Assessment assessment = Assessment.of(status, live.engine().dialect());
        if (reading.goal().output() == Output.JSON) {
            System.out.println(StatusJson.of(status, assessment));
        } else {
            StatusText.of(status, assessment).forEach(assessment.isClean() ? getLog()::info : getLog()::error);
        }
        if (!assessment.isClean()) {
            throw new MojoFailureException(status.name() + " is not clean: "
                    + assessment.troubles().get(0).what());
        }
    }
}
