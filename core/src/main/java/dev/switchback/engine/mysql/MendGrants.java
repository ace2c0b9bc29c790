// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.Mending.Step;
import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Mends privileges: takes those that are too many and gives those that are missing. */
final class MendGrants {

    private static final String NO_HOST = "@''";

    private static final String OPTION = " WITH GRANT OPTION";

    private final Snapshot wanted;
    private final Snapshot found;
    private final Mending mending;

    MendGrants(Snapshot wanted, Snapshot found, Mending mending) {
        this.wanted = wanted;
        this.found = found;
        this.mending = mending;
    }

    /** To take all and give what is wanted is the same for each difference, and never leaves an option behind. */
    void mend(ObjectKey key, List<Change> changes) {
        found.find(key).ifPresent(grant -> {
            mending.add(Step.REVOKE, "REVOKE " + plain(grant) + on(key) + " FROM " + account(key) + ";");
            if (hasOption(grant)) {
                mending.add(Step.REVOKE, "REVOKE GRANT OPTION" + on(key) + " FROM " + account(key) + ";");
            }
        });
        wanted.find(key).ifPresent(grant -> mending.add(Step.GRANT, grant(grant)));
    }

    static String grant(SchemaObject grant) {
        return "GRANT " + plain(grant) + on(grant.key()) + " TO " + account(grant.key())
                + (hasOption(grant) ? OPTION : "") + ";";
    }

    /** A role of MariaDB has no host, and is not found by an empty one. */
    private static String account(ObjectKey grant) {
        return grant.name().endsWith(NO_HOST)
                ? grant.name().substring(0, grant.name().length() - NO_HOST.length())
                : grant.name();
    }

    private static String plain(SchemaObject grant) {
        Set<String> privileges = new LinkedHashSet<>();
        for (String privilege :
                grant.properties().getOrDefault("privileges", "").split(", ")) {
            privileges.add(privilege.replace(OPTION, ""));
        }
        privileges.remove("GRANT");
        return privileges.isEmpty() ? "USAGE" : String.join(", ", privileges);
    }

    private static boolean hasOption(SchemaObject grant) {
        String privileges = grant.properties().getOrDefault("privileges", "");
        return privileges.contains(OPTION) || (", " + privileges).endsWith(", GRANT");
    }

    private static String on(ObjectKey grant) {
        String[] kindAndName = grant.owner().split(" ", 2);
        return switch (kindAndName[0]) {
            case "database" -> " ON *";
            case "table" -> " ON " + DdlText.quoted(kindAndName[1]);
            default -> " ON " + kindAndName[0] + " " + DdlText.quoted(kindAndName[1]);
        };
    }
}
