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

    private static String hash(SchemaObject object) {
        SortedMap<String, String> kept = new TreeMap<>(object.properties());
        kept.keySet().removeAll(PROPERTIES_ELSEWHERE);
        // Of an event that starts when it is made, a dump names that moment.
        kept.computeIfPresent(
                "schedule", (property, text) -> MOMENTS.matcher(text).replaceAll(""));
        return Sha256.of(kept.toString()).substring(0, DIGITS);
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
