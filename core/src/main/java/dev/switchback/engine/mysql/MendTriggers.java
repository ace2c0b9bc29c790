// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import dev.switchback.engine.mysql.Mending.Step;
import dev.switchback.schema.Change;
import dev.switchback.schema.ObjectKey;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Mends triggers, those of one table, timing and event together: they fire in an order, which each has to be put into. */
final class MendTriggers {

    private final Snapshot wanted;
    private final Snapshot found;
    private final Mending mending;

    MendTriggers(Snapshot wanted, Snapshot found, Mending mending) {
        this.wanted = wanted;
        this.found = found;
        this.mending = mending;
    }

    /** Where one has another context, of which no statement speaks, nothing is proposed for those that fire with it. */
    void mend(Map<ObjectKey, List<Change>> changes) {
        Map<String, List<Change>> byFamily = new TreeMap<>();
        changes.forEach((key, list) -> {
            if (key.kind().equals("trigger")) {
                families(key)
                        .forEach(family -> byFamily.computeIfAbsent(family, first -> new ArrayList<>())
                                .addAll(list));
            }
        });
        byFamily.forEach((family, list) -> {
            if (list.stream().anyMatch(MendPrograms::isOfContext)) {
                list.forEach(mending::addUnmended);
            } else {
                mend(family);
            }
        });
    }

    private Set<String> families(ObjectKey trigger) {
        Set<String> families = new HashSet<>();
        wanted.find(trigger).map(MendTriggers::family).ifPresent(families::add);
        found.find(trigger).map(MendTriggers::family).ifPresent(families::add);
        return families;
    }

    private static String family(SchemaObject trigger) {
        return trigger.key().owner() + " " + trigger.properties().get("timing") + " "
                + trigger.properties().get("event");
    }

    private void mend(String family) {
        List<SchemaObject> wish = chain(wanted, family);
        List<SchemaObject> is = chain(found, family);
        List<ObjectKey> kept = kept(wish, is);
        is.stream()
                .filter(trigger -> !kept.contains(trigger.key()))
                .forEach(trigger -> mending.add(
                        Step.DROP_PROGRAM,
                        "DROP TRIGGER " + DdlText.quoted(trigger.key().name()) + ";"));
        for (int i = 0; i < wish.size(); i++) {
            if (!kept.contains(wish.get(i).key())) {
                mending.add(
                        Step.TRIGGER,
                        ProgramStatement.ofTrigger(wish.get(i), order(wish, i, kept))
                                .text());
            }
        }
    }

    /** Returns those that are as they should be, order included; none if their order is another. */
    private static List<ObjectKey> kept(List<SchemaObject> wish, List<SchemaObject> is) {
        List<ObjectKey> inWishedOrder = same(wish, is);
        return inWishedOrder.equals(same(is, wish)) ? inWishedOrder : List.of();
    }

    private static List<ObjectKey> same(List<SchemaObject> some, List<SchemaObject> others) {
        return some.stream()
                .filter(one -> others.stream().anyMatch(other -> isSame(one, other)))
                .map(SchemaObject::key)
                .toList();
    }

    private static boolean isSame(SchemaObject one, SchemaObject other) {
        Map<String, String> first = new LinkedHashMap<>(one.properties());
        Map<String, String> second = new LinkedHashMap<>(other.properties());
        first.remove("follows");
        second.remove("follows");
        return one.key().equals(other.key()) && first.equals(second);
    }

    private static String order(List<SchemaObject> chain, int index, List<ObjectKey> kept) {
        if (index > 0) {
            return "FOLLOWS " + DdlText.quoted(chain.get(index - 1).key().name());
        }
        return chain.stream()
                .map(SchemaObject::key)
                .filter(kept::contains)
                .findFirst()
                .map(next -> "PRECEDES " + DdlText.quoted(next.name()))
                .orElse("");
    }

    private static List<SchemaObject> chain(Snapshot snapshot, String family) {
        Map<String, SchemaObject> byPredecessor = new LinkedHashMap<>();
        snapshot.objects().values().stream()
                .filter(object -> object.key().kind().equals("trigger"))
                .filter(object -> family(object).equals(family))
                .forEach(object -> byPredecessor.put(object.properties().getOrDefault("follows", ""), object));
        List<SchemaObject> chain = new ArrayList<>();
        SchemaObject next = byPredecessor.get("");
        while (next != null) {
            chain.add(next);
            next = byPredecessor.get(next.key().name());
        }
        return chain;
    }
}
