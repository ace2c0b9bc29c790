// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.postgresql;

import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The statements that give privileges and take them. */
final class RemedyGrant {

    private static final String OPTION = " WITH GRANT OPTION";
    private static final List<String> KINDS =
            List.of("table", "sequence", "function", "procedure", "schema", "type", "domain", "view");

    private RemedyGrant() {}

    static Optional<String> grant(SchemaObject grant) {
        String privileges = grant.properties().getOrDefault("privileges", "none");
        boolean withOption = Stream.of(privileges.split(", ")).allMatch(privilege -> privilege.endsWith(OPTION));
        return privileges.equals("none") || !withOption && privileges.contains(OPTION)
                ? Optional.empty()
                : target(grant)
                        .map(target -> "GRANT " + privileges.replace(OPTION, "") + " ON " + target + " TO "
                                + grant.key().name() + (withOption ? OPTION : "") + ";");
    }

    /** Empty for the owner, of whose privileges only those are told of that somebody took. */
    static Optional<String> revoke(SchemaObject grant, Snapshot found) {
        String privileges = grant.properties().getOrDefault("privileges", "none");
        return privileges.equals("none") || isToOwner(grant, found)
                ? Optional.empty()
                : target(grant)
                        .map(target -> "REVOKE " + privileges.replace(OPTION, "") + " ON " + target + " FROM "
                                + grant.key().name() + ";");
    }

    private static boolean isToOwner(SchemaObject grant, Snapshot found) {
        String on = grant.key().owner();
        return KINDS.stream()
                .filter(kind -> on.startsWith(kind + " "))
                .flatMap(kind -> found.find(new ObjectKey(kind, "", on.substring(kind.length() + 1))).stream())
                .anyMatch(
                        object -> grant.key().name().equals(object.properties().get("owner")));
    }

    /** Empty where somebody else than the owner granted, in whose name that cannot be repeated. */
    private static Optional<String> target(SchemaObject grant) {
        String on = grant.key().owner();
        if (grant.key().name().contains(" by ")) {
            return Optional.empty();
        }
        return KINDS.stream()
                .filter(kind -> on.startsWith(kind + " "))
                .findFirst()
                .map(kind ->
                        (kind.equals("view") ? "TABLE" : kind.toUpperCase(Locale.ROOT)) + on.substring(kind.length()));
    }
}
