// SPDX-License-Identifier: Apache-2.0
package dev.switchback.drift;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One of the two databases that are compared, with the account that migrates it.
 *
 * <p>To that account belongs everything that no script gives to another, so the two schemas differ in it throughout and mean the same.
 *
 * @param account as a name without quotes; empty if there is none
 */
record Side(String account) {

    /** What stands in place of the account. */
    static final String MIGRATES = "(the account that migrates)";

    private static final Set<String> OWNERS = Set.of("owner", "definer");
    private static final Set<String> OF_ROLES = Set.of("default privileges", "setting");

    /** Returns the side of the rehearsal. */
    static Side rehearsed(String account) {
        return new Side(plain(account));
    }

    /** Returns the live side: its account is the one that owns most of what the rehearsal's account owns there. */
    static Side live(Side rehearsed, Snapshot expected, Snapshot live) {
        Map<String, Integer> owners = new HashMap<>();
        for (SchemaObject object : expected.objects().values()) {
            for (String property : OWNERS) {
                String owner = object.properties().get(property);
                if (owner != null && plain(owner).equals(rehearsed.account)) {
                    live.find(object.key())
                            .map(there -> there.properties().get(property))
                            .ifPresent(there -> owners.merge(plain(there), 1, Integer::sum));
                }
            }
        }
        return new Side(owners.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(""));
    }

    /** Returns a name without the quotes that the catalogs write around it, each its own. */
    private static String plain(String name) {
        return name.replaceAll("[`'\"]", "");
    }

    /** Returns the schema with the account under its common name. */
    Snapshot seen(Snapshot schema) {
        SortedMap<ObjectKey, SchemaObject> objects = new TreeMap<>();
        for (SchemaObject object : schema.objects().values()) {
            SchemaObject seen = account.isEmpty() ? object : seen(object);
            objects.put(seen.key(), seen);
        }
        return new Snapshot(objects);
    }

    private SchemaObject seen(SchemaObject object) {
        ObjectKey key = key(object.key());
        TreeMap<String, String> properties = new TreeMap<>(object.properties());
        OWNERS.forEach(property -> properties.computeIfPresent(property, (name, value) -> common(value)));
        properties.computeIfPresent("roles", (name, value) -> list(value));
        if (key.kind().equals("default privileges")) {
            properties.computeIfPresent("privileges", (name, value) -> grantees(value));
        }
        return key.equals(object.key()) && properties.equals(object.properties())
                ? object
                : new SchemaObject(key, properties, object.position());
    }

    private ObjectKey key(ObjectKey key) {
        if (key.kind().equals("grant")) {
            String name =
                    Arrays.stream(key.name().split(" by ")).map(this::common).collect(Collectors.joining(" by "));
            // Who owns a thing need not be named as the one who grants rights on it.
            return new ObjectKey(key.kind(), key.owner(), name.replace(" by " + MIGRATES, ""));
        }
        if (!OF_ROLES.contains(key.kind()) || !key.owner().startsWith("role ")) {
            return key;
        }
        List<String> parts = List.of(key.owner().substring("role ".length()).split(" in schema ", 2));
        String owner = "role " + common(parts.get(0)) + (parts.size() > 1 ? " in schema " + parts.get(1) : "");
        return new ObjectKey(key.kind(), owner, key.name());
    }

    private String common(String name) {
        return plain(name).equals(account) ? MIGRATES : name;
    }

    private String list(String roles) {
        return Arrays.stream(roles.split(", ")).map(this::common).collect(Collectors.joining(", "));
    }

    private String grantees(String privileges) {
        return Arrays.stream(privileges.split(", "))
                .map(privilege -> {
                    int to = privilege.lastIndexOf(" to ");
                    return to < 0 ? privilege : privilege.substring(0, to + 4) + common(privilege.substring(to + 4));
                })
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
