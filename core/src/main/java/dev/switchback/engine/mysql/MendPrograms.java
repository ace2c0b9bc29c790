// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.Mending.Step;
import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Mends views, routines, packages, libraries and events: each that differs is dropped and created as it should be. */
final class MendPrograms {

    /** They come from the session that creates a program, and a script hardly ever sets them. */
    private static final Set<String> CONTEXT =
            Set.of("character set client", "collation connection", "database collation", "time zone");

    private final Snapshot wanted;
    private final Snapshot found;
    private final Mending mending;

    MendPrograms(Snapshot wanted, Snapshot found, Mending mending) {
        this.wanted = wanted;
        this.found = found;
        this.mending = mending;
    }

    void mend(ObjectKey key, List<Change> changes) {
        boolean isReadable = wanted.find(key).map(MendPrograms::isReadable).orElse(true);
        if (!isReadable || changes.stream().anyMatch(MendPrograms::isOfContext)) {
            changes.forEach(mending::addUnmended);
            return;
        }
        if (found.find(key).isPresent() && !goesWithItsPackage(key)) {
            boolean isView = key.kind().equals("view");
            mending.add(isView ? Step.DROP_VIEW : Step.DROP_PROGRAM, drop(key));
        }
        wanted.find(key).ifPresent(program -> create(key, program));
    }

    private void create(ObjectKey key, SchemaObject program) {
        mending.add(step(key), ProgramStatement.of(program).text());
        String owner = key.kind() + " " + key.name();
        wanted.objects().values().stream()
                .filter(object -> object.key().kind().equals("grant")
                        && object.key().owner().equalsIgnoreCase(owner))
                .forEach(grant -> mending.add(Step.GRANT, MendGrants.grant(grant)));
    }

    private boolean goesWithItsPackage(ObjectKey key) {
        ObjectKey head = new ObjectKey("package", "", key.name());
        return key.kind().equals("package body")
                && found.find(head).isPresent()
                && !found.find(head).equals(wanted.find(head));
    }

    private static boolean isReadable(SchemaObject program) {
        return !program.properties().containsKey("unreadable");
    }

    static boolean isOfContext(Change change) {
        return change instanceof Change.Altered altered && CONTEXT.contains(altered.property());
    }

    private static Step step(ObjectKey key) {
        return switch (key.kind()) {
            case "view" -> Step.VIEW;
            case "event" -> Step.EVENT;
            case "library" -> Step.LIBRARY;
            default -> Step.ROUTINE;
        };
    }

    private static String drop(ObjectKey key) {
        String drop = "DROP " + key.kind().toUpperCase(Locale.ROOT) + " " + DdlText.quoted(key.name()) + ";";
        return key.kind().startsWith("package") ? ProgramStatement.inMode("ORACLE", drop) : drop;
    }
}
