// SPDX-License-Identifier: Apache-2.0
package dev.switchback;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the packages to the order that {@code package-info.java} tells, and each to what it may touch. */
class LayeringTest {

    private static final String ROOT = "dev.switchback.";

    /** Bottom to top; a package uses those before it only. One that stands for itself has no dots behind it. */
    private static final List<String> LAYERS = List.of(
            "migration",
            "schema..",
            "forecast..",
            "evidence..",
            "impact..",
            "database..",
            "git..",
            "gate..",
            "encryption..",
            "settings..",
            "profile..",
            "migration.layout..",
            "engine",
            "engine.postgresql..",
            "engine.mysql..",
            "engine.choice..",
            "server..",
            "flyway..",
            "live..",
            "drift..",
            "backup..",
            "data..",
            "lab..",
            "check..",
            "report..",
            "publication..",
            "rehearsal..",
            "release..");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.switchback");

    private static String[] packages(List<String> layers) {
        return layers.stream().map(ROOT::concat).toArray(String[]::new);
    }

    private static List<String> layers() {
        return LAYERS.subList(0, LAYERS.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aPackageUsesThoseBelowItOnly(String layer) {
        List<String> above = LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size());

        noClasses()
                .that()
                .resideInAPackage(ROOT + layer)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(above))
                .because("packages use those below them only; package-info.java has the order")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsPlace() {
        DescribedPredicate<JavaClass> placed = resideInAnyPackage(packages(LAYERS));

        assertThat(CLASSES.stream().filter(placed.negate()).map(JavaClass::getPackageName))
                .containsOnly("dev.switchback");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void flywayIsKnownInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "flyway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void gitIsKnownInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "git..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jgit..")
                .check(CLASSES);
    }

    @Test
    void sqlIsSpokenWhereDatabasesAre() {
        noClasses()
                .that(resideInAnyPackage(packages(List.of(
                                "database..",
                                "engine..",
                                "server..",
                                "flyway..",
                                "live..",
                                "backup..",
                                "data..",
                                "lab..",
                                "rehearsal..",
                                "release..")))
                        .negate())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.sql..", "javax.sql..").and(DescribedPredicate.not(isSqlException())))
                .because("a check may pass on that a database failed; it asks none itself")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> isSqlException() {
        return DescribedPredicate.describe(
                "SQLException", type -> type.getName().equals(SQLException.class.getName()));
    }

    /** What a product is called is known to its engine, and to those who choose the engine. */
    @Test
    void aProductIsKnownToItsEngine() {
        noClasses()
                .that(resideInAnyPackage(packages(List.of("engine.postgresql..", "engine.mysql..", "engine.choice..")))
                        .negate())
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(List.of("engine.postgresql..", "engine.mysql.."))))
                .check(CLASSES);
    }

    @Test
    void purePackagesTouchNoFilesNetworkProcessesOrThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        packages(List.of("migration", "schema..", "impact..", "gate..", "drift..", "report..")))
                .should()
                .dependOnClassesThat(isEffect())
                .because("they turn values into values")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> isEffect() {
        return resideInAnyPackage("java.io", "java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..")
                .and(DescribedPredicate.not(assignableTo(Path.class)))
                .and(DescribedPredicate.not(assignableTo(Throwable.class)))
                .or(assignableTo(Thread.class))
                .or(assignableTo(Process.class))
                .or(assignableTo(ProcessBuilder.class));
    }

    @Test
    void purePackagesAskNoClock() {
        List<String> calls = new ArrayList<>();
        CLASSES.stream()
                .filter(resideInAnyPackage(
                        packages(List.of("migration", "schema..", "impact..", "gate..", "drift..", "report.."))))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getName().matches("now|nanoTime|currentTimeMillis|random|getenv|getProperty"))
                .forEach(call -> calls.add(call.getDescription()));

        assertThat(new TreeSet<>(calls)).isEmpty();
    }

    @Test
    void corePrintsNothing() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .because("core returns values and reports to one listener")
                .check(CLASSES);
    }

    @Test
    void coreLogsNothing() {
        noClasses()
                .that(DescribedPredicate.not(assignableTo(DataSource.class)))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.."))
                .because(
                        "which logging there is, is the user's choice; a DataSource has to name java.util.logging's Logger")
                .check(CLASSES);
    }

    @Test
    void coreKnowsNeitherMavenNorJunit() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.maven..", "org.junit.."))
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream()
                        .filter(resideInAPackage("dev.switchback..")::test)
                        .filter(type -> !type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .map(JavaClass::getPackageName))
                .isEmpty();
    }
}
