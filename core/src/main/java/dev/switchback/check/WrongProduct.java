// SPDX-License-Identifier: Apache-2.0
package dev.switchback.check;

import dev.switchback.flyway.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Recognises a statement that MariaDB refuses because it is MySQL's, or the reverse.
 *
 * <p>The two were one product, and a history written for one is easily run on the other. Only a statement that the server has
 * refused is looked at, and only for what the other one is known to understand and the server stumbled over, so that a plain
 * mistake is not called that.
 */
final class WrongProduct {

    /**
     * Something that one product alone understands.
     *
     * @param form what it looks like in a statement
     * @param name what to call it
     */
    private record Feature(Pattern form, String name) {

        static Feature of(String form, String name) {
            return new Feature(Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), name);
        }

        /** Says whether a name that the server does not know belongs to it. */
        boolean has(String name, String statement) {
            return form.matcher(statement)
                    .results()
                    .anyMatch(found -> found.group().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)));
        }

        /** Says whether the server stumbled within it, or at its end. */
        boolean isAt(Stumble stumble) {
            return form.matcher(stumble.statement()).results().anyMatch(stumble::isAt);
        }
    }

    /**
     * Where a server gave up on a statement's syntax.
     *
     * @param places where that can be; one, unless the server told less of the rest than would be needed to know
     * @param word   the word that it did not expect there
     */
    private record Stumble(String statement, List<Integer> places, String word) {

        private static final Pattern NEAR = Pattern.compile("(?s) near '(.*?)(\\.\\.\\.)?' at line \\d+");
        private static final Pattern WORD = Pattern.compile("^`?(\\w+)");
        private static final int TOLD = 79;

        static Optional<Stumble> of(Failure failure) {
            Matcher near = NEAR.matcher(failure.message());
            String statement = failure.statement();
            if (statement == null || !near.find()) {
                return Optional.empty();
            }
            String rest = near.group(1);
            Matcher word = WORD.matcher(rest);
            boolean whole = near.group(2) == null && rest.length() < TOLD;
            return Optional.of(
                    new Stumble(statement, places(statement, rest, whole), word.find() ? word.group(1) : ""));
        }

        private static List<Integer> places(String statement, String rest, boolean whole) {
            String end = statement.stripTrailing();
            return whole && end.endsWith(rest.stripTrailing())
                    ? List.of(end.length() - rest.stripTrailing().length())
                    : IntStream.range(0, statement.length())
                            .filter(at -> statement.startsWith(rest, at))
                            .boxed()
                            .toList();
        }

        /** Servers notice some words only when they read what follows. */
        boolean isAt(MatchResult found) {
            return places.stream()
                    .anyMatch(place -> found.start() <= place
                            && (place <= found.end()
                                    || statement.substring(found.end(), place).isBlank()));
        }
    }

    private static final String MYSQL = "MySQL";
    private static final String MARIADB = "MariaDB";

    // https://mariadb.com/kb/en/incompatibilities-and-feature-differences-between-mariadb-and-mysql/
    private static final List<Feature> ONLY_MYSQL = List.of(
            Feature.of("->>?\\s*['\"]", "the JSON path operators -> and ->>"),
            Feature.of("\\bMEMBER\\s+OF\\s*\\(", "MEMBER OF"),
            Feature.of("\\b(?:INDEX|KEY)\\b[^;]*\\(\\s*\\(", "an index on an expression"),
            Feature.of("\\bAS\\s+[^,;]*\\bARRAY\\s*\\)", "a multi-valued index"),
            Feature.of("\\bSRID\\s+\\d+", "SRID on a column"),
            Feature.of(
                    "\\b(?:INDEX|KEY)\\b[^;]*\\b(?:INVISIBLE|VISIBLE)\\b", "invisible indexes (MariaDB says IGNORED)"),
            Feature.of("\\bNOT\\s+ENFORCED\\b", "NOT ENFORCED"),
            Feature.of("\\bDROP\\s+CHECK\\b", "DROP CHECK (MariaDB says DROP CONSTRAINT)"),
            Feature.of(
                    "\\b(?:UUID_TO_BIN|BIN_TO_UUID|ANY_VALUE|REGEXP_LIKE|GROUPING|IS_UUID)\\s*\\(",
                    "a function of its own"),
            Feature.of("\\butf8mb4_0900_\\w+", "the collations utf8mb4_0900_…"),
            Feature.of("\\bLATERAL\\b", "LATERAL"));

    private static final List<Feature> ONLY_MARIADB = List.of(
            Feature.of("\\b(?:CREATE|ALTER|DROP)\\s+(?:OR\\s+REPLACE\\s+)?(?:TEMPORARY\\s+)?SEQUENCE\\b", "sequences"),
            Feature.of("\\bNEXT\\s+VALUE\\s+FOR\\b|\\bNEXTVAL\\s*\\(", "sequences"),
            Feature.of("\\bSYSTEM\\s+VERSIONING\\b|\\bFOR\\s+SYSTEM_TIME\\b", "system-versioned tables"),
            Feature.of(
                    "\\bCREATE\\s+OR\\s+REPLACE\\s+(?:TABLE|INDEX|TRIGGER|EVENT|PROCEDURE|FUNCTION|DATABASE)\\b",
                    "CREATE OR REPLACE"),
            Feature.of(
                    "\\b(?:ADD|DROP|MODIFY|CHANGE)\\s+(?:COLUMN|INDEX|KEY|CONSTRAINT|FOREIGN\\s+KEY)?\\s*IF\\s+(?:NOT\\s+)?EXISTS\\b",
                    "ADD, DROP and MODIFY with IF [NOT] EXISTS"),
            Feature.of(
                    "\\b(?:CREATE|DROP)\\s+(?:UNIQUE\\s+)?INDEX\\s+IF\\s+(?:NOT\\s+)?EXISTS\\b",
                    "indexes with IF [NOT] EXISTS"),
            Feature.of("(?<=\\b(?:INSERT|DELETE|REPLACE)\\b.{1,10000})\\bRETURNING\\b", "RETURNING"),
            Feature.of(
                    "\\b(?:INET4|INET6|UUID)\\b\\s*(?:NOT\\s+NULL|NULL|DEFAULT|,|\\)|$)",
                    "the types UUID, INET4 and INET6"),
            Feature.of("\\b(?:IGNORED|NOT\\s+IGNORED)\\b", "ignored indexes (MySQL says INVISIBLE)"),
            Feature.of("\\butf8mb4_uca1400_\\w+", "the collations utf8mb4_uca1400_…"),
            Feature.of("\\bENGINE\\s*=\\s*(?:Aria|ColumnStore|S3|Spider)\\b", "a storage engine of its own"),
            Feature.of("\\bEXECUTE\\s+IMMEDIATE\\b", "EXECUTE IMMEDIATE"));

    /** What both say of syntax, with the product's name in it. */
    private static final Pattern SYNTAX = Pattern.compile("corresponds to your (MySQL|MariaDB) server version");

    /** What they say of names that they do not know, without the product's. */
    private static final Pattern UNKNOWN = Pattern.compile(
            "(?i)unknown (?:collation|character set|storage engine|data type)\\W+(\\w+)|FUNCTION \\S*?`?(\\w+)`? does not exist");

    /** Words that MariaDB reserves and MySQL does not. */
    private static final Set<String> RESERVED_BY_MARIADB =
            Set.of("OFFSET", "RETURNING", "CURRENT_ROLE", "PAGE_CHECKSUM", "REF_SYSTEM_ID", "SLOW", "GENERAL");

    /** Words that MySQL reserves and MariaDB does not. */
    private static final Set<String> RESERVED_BY_MYSQL = Set.of(
            "RANK",
            "GROUPS",
            "SYSTEM",
            "LATERAL",
            "OF",
            "CUME_DIST",
            "DENSE_RANK",
            "EMPTY",
            "FIRST_VALUE",
            "FUNCTION",
            "GET",
            "GROUPING",
            "LAG",
            "LAST_VALUE",
            "LEAD",
            "NTH_VALUE",
            "NTILE",
            "PERCENT_RANK",
            "ROW_NUMBER",
            "STORED",
            "VIRTUAL",
            "CUBE",
            "MANUAL",
            "PARALLEL",
            "QUALIFY",
            "TABLESAMPLE");

    private WrongProduct() {}

    /** Returns what to tell of a refused statement, if it is the other product's. */
    static Optional<String> remedy(Failure failure) {
        String statement = failure.statement();
        if (statement == null) {
            return Optional.empty();
        }
        Matcher syntax = SYNTAX.matcher(failure.message());
        if (syntax.find()) {
            return Stumble.of(failure).flatMap(stumble -> ofSyntax(stumble, syntax.group(1)));
        }
        Matcher unknown = UNKNOWN.matcher(failure.message());
        return unknown.find()
                ? ofName(statement, unknown.group(1) == null ? unknown.group(2) : unknown.group(1))
                : Optional.empty();
    }

    private static Optional<String> ofName(String statement, String name) {
        return first(ONLY_MYSQL, feature -> feature.has(name, statement), MYSQL, MARIADB)
                .or(() -> first(ONLY_MARIADB, feature -> feature.has(name, statement), MARIADB, MYSQL));
    }

    private static Optional<String> ofSyntax(Stumble stumble, String here) {
        boolean mariadb = here.equals(MARIADB);
        String its = mariadb ? MYSQL : MARIADB;
        return reserved(stumble, mariadb ? RESERVED_BY_MARIADB : RESERVED_BY_MYSQL, its, here)
                .or(() -> first(mariadb ? ONLY_MYSQL : ONLY_MARIADB, feature -> feature.isAt(stumble), its, here));
    }

    private static Optional<String> reserved(Stumble stumble, Set<String> words, String its, String here) {
        return words.contains(stumble.word().toUpperCase(Locale.ROOT))
                ? Optional.of(wrong("the name " + stumble.word() + " without quotes, a reserved word here", its, here))
                : Optional.empty();
    }

    private static Optional<String> first(
            List<Feature> features, Predicate<Feature> condition, String its, String here) {
        return features.stream().filter(condition).findFirst().map(feature -> wrong(feature.name(), its, here));
    }

    private static String wrong(String feature, String its, String here) {
        return "This is the wrong product for the statement: it uses " + feature + ", which " + its
                + " understands and "
                + here + " does not. If the migrations are for " + its + ", rehearse them there (switchback.database="
                + (its.equals(MYSQL) ? "mysql:8.0" : "mariadb:11.4")
                + "); if they are for both, write what both understand, or keep a folder for each with {vendor} in the"
                + " location.";
    }
}
