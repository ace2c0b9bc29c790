// SPDX-License-Identifier: Apache-2.0
package dev.switchback.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns moved among those that both schemas have.
 *
 * <p>A column that was dropped or added in front of others does not move them. Of those whose order differs, as few as
 * possible are said to have moved: the ones outside a longest sequence that kept its order.
 */
final class SiblingOrder {

    private record Family(String kind, String owner) {}

    private record Member(ObjectKey key, int before, int after) {}

    private final Snapshot before;
    private final Snapshot after;
    private final Set<Family> suspects = new LinkedHashSet<>();

    SiblingOrder(Snapshot before, Snapshot after) {
        this.before = before;
        this.after = after;
    }

    /** Takes note of an object that both schemas have. */
    void note(SchemaObject first, SchemaObject second) {
        if (first.position() != second.position()) {
            suspects.add(new Family(first.key().kind(), first.key().owner()));
        }
    }

    List<Change> moves() {
        List<Change> moves = new ArrayList<>();
        for (Family family : suspects) {
            List<Member> members = members(family);
            Set<Member> inPlace = longestInOrder(members);
            members.stream()
                    .filter(member -> !inPlace.contains(member))
                    .forEach(member -> moves.add(new Change.Moved(member.key, member.before, member.after)));
        }
        return moves;
    }

    /** Returns those whom both have, in the order of the first schema, their places counted among themselves. */
    private List<Member> members(Family family) {
        List<SchemaObject> firsts = siblings(before, family);
        List<SchemaObject> seconds = siblings(after, family);
        List<ObjectKey> order = seconds.stream().map(SchemaObject::key).toList();
        List<ObjectKey> shared =
                new ArrayList<>(firsts.stream().map(SchemaObject::key).toList());
        shared.retainAll(new HashSet<>(order));
        List<ObjectKey> sharedNow = new ArrayList<>(order);
        sharedNow.retainAll(new HashSet<>(shared));
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < shared.size(); i++) {
            members.add(new Member(shared.get(i), i + 1, sharedNow.indexOf(shared.get(i)) + 1));
        }
        return members;
    }

    private static List<SchemaObject> siblings(Snapshot snapshot, Family family) {
        ObjectKey from = new ObjectKey(family.kind, family.owner, "");
        ObjectKey to = new ObjectKey(family.kind, family.owner + "\0", "");
        return snapshot.objects().subMap(from, to).values().stream()
                .sorted(Comparator.comparingInt(SchemaObject::position))
                .toList();
    }

    /** Of two equally long ones the one that stands further in front stays: what was added again stands last. */
    private static boolean isBetter(List<Member> members, int[] length, int candidate, int best) {
        return length[candidate] > length[best]
                || length[candidate] == length[best] && members.get(candidate).after < members.get(best).after;
    }

    private static Set<Member> longestInOrder(List<Member> members) {
        int[] length = new int[members.size()];
        int[] previous = new int[members.size()];
        int best = -1;
        for (int i = 0; i < members.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (members.get(j).after < members.get(i).after && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            best = best < 0 || isBetter(members, length, i, best) ? i : best;
        }
        Set<Member> inOrder = new HashSet<>();
        for (int i = best; i >= 0; i = previous[i]) {
            inOrder.add(members.get(i));
        }
        return Collections.unmodifiableSet(inOrder);
    }
}
