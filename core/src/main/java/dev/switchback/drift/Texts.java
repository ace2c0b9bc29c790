// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.evidence.SchemaRecord;
import dev.switchback.live.LiveSchema;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.Snapshot;
import java.util.regex.Pattern;

/**
 * Whether two texts from catalogs say the same.
 *
 * <p>Definitions name the database and its default collation where that is another on each side. A definition that went through a dump
 * comes back with casts and parentheses elsewhere.
 *
 * @param database         the live database's name
 * @param hasSchemas       whether it has schemas inside; otherwise its own name may stand in definitions
 * @param collation        the rehearsed database's default collation
 * @param liveCollation    the live one's
 */
record Texts(String database, boolean hasSchemas, String collation, String liveCollation) {

    /** What stands in a recorded schema in place of the throwaway database's name. */
    private static final String NAMELESS = "switchback";

    private static final String DEFAULT = "(default)";

    private static final Pattern CASTS = Pattern.compile(
            "::(?:\"[^\"]+\"|[a-z_][a-z_0-9.]*(?: (?:varying|precision|with(?:out)? time zone))?)(?:\\(\\d+(?:,\\d+)?\\))?(?:\\[\\])*");

    private static final Pattern NOISE = Pattern.compile("[\\s()]+");

    static Texts of(SchemaRecord record, LiveSchema live) {
        return new Texts(
                live.database(),
                live.dialect().hasSchemasInside(),
                defaultCollation(record.before()),
                defaultCollation(live.objects()));
    }

    /** Returns the collation that a database gives to what does not ask for one; empty where a schema does not tell. */
    private static String defaultCollation(Snapshot schema) {
        return schema.find(new ObjectKey("database", "", "(this)"))
                .map(database -> database.properties().getOrDefault("collation", ""))
                .orElse("");
    }

    /** Says whether they are the same but for what each database is called, and what it has for a default. */
    boolean areSame(String rehearsed, String live) {
        return nameless(rehearsed, collation).equals(nameless(live, liveCollation));
    }

    /** Where text is of a character set and a collation that are the database's own, programs are printed with them. */
    private String nameless(String text, String ownCollation) {
        if (hasSchemas) {
            return text;
        }
        String withoutDefaults = ownCollation.isEmpty()
                ? text
                : text.replace(" COLLATE " + ownCollation, "")
                        .replace(" CHARSET " + ownCollation.replaceFirst("_.*", ""), "")
                        .replace(ownCollation, DEFAULT);
        return withoutDefaults
                .replaceAll("[`\"]" + Pattern.quote(database) + "[`\"]\\s*\\.\\s*", "")
                .replaceAll("(?<![\\w$])" + Pattern.quote(database) + "\\.", "")
                .replace(database, NAMELESS);
    }

    /** Says whether they are the same but for casts, parentheses and white space. */
    boolean areAlike(String rehearsed, String live) {
        return loose(nameless(rehearsed, collation)).equals(loose(nameless(live, liveCollation)));
    }

    private static String loose(String text) {
        return NOISE.matcher(CASTS.matcher(text).replaceAll("")).replaceAll("");
    }
}
