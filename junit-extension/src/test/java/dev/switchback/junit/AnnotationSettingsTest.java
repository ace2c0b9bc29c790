// SPDX-License-Identifier: Apache-2.0
package dev.switchback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.rehearsal.RehearsalProblem;
import dev.switchback.settings.Settings;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotationSettingsTest {

    @Test
    void unsetAttributesSayNothing() throws RehearsalProblem {
        assertThat(of(Bare.class)).isEmpty();
    }

    @Test
    void defaultsAreThoseOfTheSettings() {
        Rehearse bare = AnnotationSettings.find(Bare.class).orElseThrow();
        Settings defaults = Settings.defaults("any", Path.of("/"));

        assertThat(bare.database()).isEmpty();
        assertThat(bare.rows()).isEqualTo(defaults.rows());
        assertThat(bare.seed()).isEqualTo(defaults.seed());
        assertThat(bare.keep()).isEqualTo(defaults.keepOnFailure());
    }

    @Test
    void everyAttributeIsPassedOn() throws RehearsalProblem {
        assertThat(of(Full.class))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "switchback.database", "postgresql:16",
                        "switchback.locations", "classpath:a,filesystem:b",
                        "switchback.undoLocations", "classpath:undo",
                        "switchback.seedLocations", "classpath:seed",
                        "switchback.since", "7",
                        "switchback.rows", "40",
                        "switchback.seed", "-3",
                        "switchback.keep", "true",
                        "flyway.placeholders.motto", "a=b"));
    }

    @Test
    void annotationIsInheritedAndMayStandOnAnotherAnnotation() throws RehearsalProblem {
        assertThat(of(Child.class)).isEqualTo(of(Full.class));
        assertThat(of(Composed.class)).containsEntry("switchback.database", "postgresql:15");
    }

    @Test
    void nestedClassHasThatOfTheClassAroundIt() throws RehearsalProblem {
        assertThat(of(Full.Inner.class)).isEqualTo(of(Full.class));
    }

    @Test
    void otherThanFlywaySettingsAreRefused() {
        assertThatThrownBy(() -> of(Wrong.class))
                .isInstanceOf(RehearsalProblem.class)
                .hasMessageContaining("placeholders.tenant=acme")
                .hasMessageContaining("Write flyway.<setting>=<value>");
    }

    private static Map<String, String> of(Class<?> testClass) throws RehearsalProblem {
        return AnnotationSettings.of(AnnotationSettings.find(testClass).orElseThrow());
    }

    @Rehearse
    static class Bare {}

    @Rehearse(
            database = "postgresql:16",
            locations = {"classpath:a", "filesystem:b"},
            undoLocations = "classpath:undo",
            seedLocations = "classpath:seed",
            since = "7",
            rows = 40,
            seed = -3,
            keep = true,
            flyway = "flyway.placeholders.motto=a=b")
    static class Full {
        class Inner {}
    }

    static class Child extends Full {}

    @Rehearse(database = "postgresql:15")
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnFifteen {}

    @OnFifteen
    static class Composed {}

    @Rehearse(flyway = "placeholders.tenant=acme")
    static class Wrong {}
}
