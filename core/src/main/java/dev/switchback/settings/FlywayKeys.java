// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The settings of Flyway's Maven plugin (13.8.1) and open-source core (13.12.0), and what a rehearsal makes of them. */
final class FlywayKeys {

    static final String PREFIX = "flyway.";
    static final String PLACEHOLDERS = "flyway.placeholders.";
    static final String JDBC_PROPERTIES = "flyway.jdbcProperties.";
    static final String LOCATIONS = "flyway.locations";
    static final String URL = "flyway.url";
    static final String USER = "flyway.user";
    static final String PASSWORD = "flyway.password";

    /** Lists of locations, whose relative {@code filesystem:} entries are relative to the base directory. */
    static final List<String> LOCATION_LISTS = List.of(LOCATIONS, "flyway.callbackLocations");

    /** Settings of Flyway's front ends, not of Flyway; its own Maven plugin takes them out as well. */
    private static final Set<String> FRONT_END = Set.of(
            "flyway.configFiles",
            "flyway.configFileEncoding",
            "flyway.skip",
            "flyway.serverId",
            "flyway.workingDirectory",
            "flyway.outputType",
            "flyway.jarDirs",
            "flyway.licenseKey");

    /** How to reach the user's database. A rehearsal has its own, and never goes there. */
    private static final Set<String> CONNECTION = Set.of(
            URL,
            USER,
            PASSWORD,
            "flyway.driver",
            "flyway.connectRetries",
            "flyway.connectRetriesInterval",
            "flyway.kerberosConfigFile");

    /** What would keep migrations from being run, or applies to a database that has a past. */
    private static final Set<String> DECIDED_BY_REHEARSAL = Set.of(
            "flyway.target",
            "flyway.cherryPick",
            "flyway.dryRunOutput",
            "flyway.skipExecutingMigrations",
            "flyway.baselineOnMigrate",
            "flyway.baselineVersion",
            "flyway.baselineDescription");

    private static final List<String> OTHERS = List.of(
            "batch",
            "callbackLocations",
            "callbacks",
            "cleanDisabled",
            "communityDBSupportEnabled",
            "createSchemas",
            "defaultSchema",
            "detectEncoding",
            "encoding",
            "errorOverrides",
            "executeInTransaction",
            "failOnMissingLocations",
            "group",
            "ignoreMigrationPatterns",
            "initSql",
            "installedBy",
            "locations",
            "lockRetryCount",
            "loggers",
            "mixed",
            "outOfOrder",
            "outputQueryResults",
            "placeholderPrefix",
            "placeholderReplacement",
            "placeholderSeparator",
            "placeholderSuffix",
            "postgresql.transactional.lock",
            "repeatableSqlMigrationPrefix",
            "reportEnabled",
            "reportFilename",
            "resolvers",
            "schemas",
            "scriptPlaceholderPrefix",
            "scriptPlaceholderSuffix",
            "skipDefaultCallbacks",
            "skipDefaultResolvers",
            "sqlMigrationPrefix",
            "sqlMigrationSeparator",
            "sqlMigrationSuffixes",
            "stream",
            "table",
            "tablespace",
            "undoSqlMigrationPrefix",
            "validateMigrationNaming",
            "validateOnMigrate");

    static final List<String> KNOWN = known();

    private FlywayKeys() {}

    private static List<String> known() {
        List<String> others = OTHERS.stream().map(PREFIX::concat).toList();
        return Stream.of(FRONT_END, CONNECTION, DECIDED_BY_REHEARSAL, others)
                .flatMap(Collection::stream)
                .sorted()
                .toList();
    }

    /** Says whether a setting is passed on to Flyway. */
    static boolean isPassedOn(String key) {
        return !FRONT_END.contains(key)
                && !CONNECTION.contains(key)
                && !DECIDED_BY_REHEARSAL.contains(key)
                && !key.startsWith(JDBC_PROPERTIES);
    }

    /** Says whether a user may wonder why a setting has no effect. */
    static boolean isDecidedByRehearsal(String key) {
        return DECIDED_BY_REHEARSAL.contains(key);
    }
}
