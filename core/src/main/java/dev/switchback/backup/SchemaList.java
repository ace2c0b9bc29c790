// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.evidence.Sha256;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The objects of a schema, each with a hash of what a restore gives back of it on any server: neither owners and privileges, for
 * which other roles would have to be there, nor what belongs to the database and not to what is in it.
 */
record SchemaList(SortedMap<String, String> hashes) {

    /** The file in a backup. */
    static final String FILE = "schema.txt";

    /** The file with owners and privileges, of a product whose dumps hold them. */
    static final String RIGHTS = "rights.txt";

    private static final Set<String> KINDS_OF_RIGHTS = Set.of("grant", "default privileges");
    private static final String DATABASE = "database (this)";

    private static final Set<String> KINDS_ELSEWHERE =
            Set.of("database", "setting", "grant", "default privileges", "security label");
    private static final Set<String> PROPERTIES_ELSEWHERE = Set.of("owner", "tablespace");
    private static final Pattern MOMENTS = Pattern.compile("(?: STARTS| ENDS|(?<=^AT)).*");
    private static final int DIGITS = 16;

    static SchemaList of(Snapshot snapshot) {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (SchemaObject object : snapshot.objects().values()) {
            if (!KINDS_ELSEWHERE.contains(object.key().kind())) {
                hashes.put(line(object.key().toString()), hash(object));
            }
        }
        return new SchemaList(hashes);
    }

    /** Returns who owns what and who may do what, except with the database itself: what a restore gives back where the roles are there. */
    static SchemaList rightsOf(Snapshot snapshot) {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (SchemaObject object : snapshot.objects().values()) {
            String owner = object.properties().get("owner");
            if (KINDS_OF_RIGHTS.contains(object.key().kind())
                    && !object.key().owner().equals(DATABASE)) {
                hashes.put(
                        line(object.key().toString()),
                        shortened(object.properties().toString()));
            } else if (owner != null && !object.key().kind().equals("database")) {
                hashes.put(line("the owner of " + object.key()), shortened(owner));
            }
        }
        return new SchemaList(hashes);
    }

    private static String shortened(String text) {
        return Sha256.of(text).substring(0, DIGITS);
    }

    private static String hash(SchemaObject object) {
        SortedMap<String, String> kept = new TreeMap<>(object.properties());
        kept.keySet().removeAll(PROPERTIES_ELSEWHERE);
        // Of an event that starts when it is made, a dump names that moment.
        kept.computeIfPresent(
                "schedule", (property, text) -> MOMENTS.matcher(text).replaceAll(""));
        return shortened(kept.toString());
    }

    private static String line(String text) {
        return text.replace("\n", "\\n");
    }

    /** Reads what {@link #text} wrote. */
    static SchemaList parse(String text) {
        SortedMap<String, String> hashes = new TreeMap<>();
        text.lines()
                .filter(line -> line.length() > DIGITS)
                .forEach(line -> hashes.put(line.substring(DIGITS + 1), line.substring(0, DIGITS)));
        return new SchemaList(hashes);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        hashes.forEach(
                (name, hash) -> text.append(hash).append(' ').append(name).append('\n'));
        return text.toString();
    }

    /** Returns what identifies it. */
    String fingerprint() {
        return Sha256.of(text());
    }

    /** Returns what another list has lost, has more or has otherwise, by the names of the objects. */
    List<String> differences(SchemaList other) {
        List<String> differences = new ArrayList<>();
        hashes.forEach((name, hash) -> {
            String found = other.hashes.get(name);
            if (found == null) {
                differences.add(name + " is missing");
            } else if (!found.equals(hash)) {
                differences.add(name + " differs");
            }
        });
        other.hashes.keySet().stream()
                .filter(name -> !hashes.containsKey(name))
                .forEach(name -> differences.add(name + " is too many"));
        return differences;
    }
}
