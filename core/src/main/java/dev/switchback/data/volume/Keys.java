// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import dev.switchback.data.volume.Part.Source;
import dev.switchback.engine.UniqueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Decides for each unique key which of its columns tell rows apart, and how many rows that admits. */
final class Keys {

    private final long first;
    private final long seed;
    private final Map<String, Wheels> wheels;
    private final List<Part> parts;
    private final Set<Integer> distinct = new HashSet<>();
    private Room room = Room.ENDLESS;

    /**
     * Prepares to decide.
     *
     * @param parts  what rows consist of
     * @param first  the number of the first row
     * @param before how the rows before that one are numbered, by key
     */
    Keys(List<Part> parts, long first, long seed, Map<String, Wheels> before) {
        this.parts = new ArrayList<>(parts);
        this.first = first;
        this.seed = seed;
        this.wheels = new HashMap<>(before);
    }

    void assign(List<UniqueKey> keys) {
        keys.stream()
                .sorted(Comparator.comparing((UniqueKey key) -> touched(key).size())
                        .thenComparing(UniqueKey::name))
                .forEach(this::assign);
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    Map<String, Wheels> wheels() {
        return Map.copyOf(wheels);
    }

    /** Returns how many rows may follow. */
    Room room() {
        return room;
    }

    private List<Integer> touched(UniqueKey key) {
        return IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).touches(key.columns()))
                .boxed()
                .toList();
    }

    private boolean isMet(UniqueKey key, List<Integer> touched) {
        return touched.stream()
                .anyMatch(i -> parts.get(i).isNothing()
                        || distinct.contains(i) && parts.get(i).isToldBy(key.columns()));
    }

    private void assign(UniqueKey key) {
        List<Integer> touched = touched(key);
        List<Integer> free = free(key, touched);
        if (free.isEmpty() || isMet(key, touched)) {
            return;
        }
        boolean certain = key.plain()
                && free.size() == touched.size()
                && free.stream().allMatch(i -> parts.get(i).all());
        List<Integer> turned = turned(free);
        if (turned.size() == 1) {
            tellApart(key, turned.get(0), certain);
        } else {
            turn(key, turned, certain);
        }
    }

    /** Returns the parts on which no other key has had a say, without those of which the key sees too little, in the order of wheels. */
    private List<Integer> free(UniqueKey key, List<Integer> touched) {
        List<Integer> free = touched.stream()
                .filter(i -> parts.get(i).key().isEmpty())
                .sorted(Comparator.comparing(this::rank)
                        .thenComparing(i -> parts.get(i).columns().get(0)))
                .toList();
        List<Integer> told =
                free.stream().filter(i -> parts.get(i).isToldBy(key.columns())).toList();
        return told.isEmpty() ? free : told;
    }

    /** Parents stand in front, whatever their number, and what has the most values at the end: it is never used up. */
    private long rank(int i) {
        return switch (parts.get(i).source()) {
            case PARENTS -> 0;
            case EARLIER -> Long.MAX_VALUE;
            case MADE, POOL -> parts.get(i).size();
        };
    }

    /** Leaves out what need not tell rows apart: rows before this one, and all but one part if that has many values. */
    private List<Integer> turned(List<Integer> free) {
        List<Integer> others = free.stream()
                .filter(i -> parts.get(i).source() != Source.EARLIER)
                .toList();
        if (others.isEmpty()) {
            return free;
        }
        int last = others.get(others.size() - 1);
        if (parts.get(last).source() == Source.PARENTS || parts.get(last).size() < Values.MANY) {
            return free;
        }
        boolean parents = parts.get(others.get(0)).source() == Source.PARENTS;
        return parents ? others : List.of(last);
    }

    /** Has one part alone tell rows apart. */
    private void tellApart(UniqueKey key, int i, boolean certain) {
        Part part = parts.get(i);
        distinct.add(i);
        if (part.nullFraction() > 0) {
            boolean earlier = part.source() == Source.EARLIER;
            parts.set(i, part.chosenBy(earlier ? Choice.before() : Choice.asLongAsThereAre(part.size())));
        } else {
            parts.set(i, part.chosenBy(Choice.each()));
            room = room.within(key, part.size() - first, part.size(), certain);
        }
    }

    private void turn(UniqueKey key, List<Integer> free, boolean certain) {
        List<Part> turned = free.stream().map(parts::get).toList();
        Wheels numbered = numbered(key, turned);
        wheels.put(key.name(), numbered);
        for (int w = 0; w < free.size(); w++) {
            Choice shown = numbered.choice(w);
            boolean root =
                    turned.get(w).source() == Source.EARLIER && turned.get(w).nullFraction() > 0;
            parts.set(free.get(w), turned.get(w).chosenBy(root ? Choice.notItself(shown) : shown));
        }
        room = room.within(key, numbered.combinations() - (first - numbered.first()), numbered.combinations(), certain);
    }

    /** Rows that are added use parents that have been added since, as long as there are any: what there is stays as it is. */
    private Wheels numbered(UniqueKey key, List<Part> turned) {
        Wheels before = wheels.get(key.name());
        if (before == null || before.sizes().size() != turned.size()) {
            return Wheels.of(first, Mix.seed(seed, key.name()), turned);
        }
        for (int w = 0; w < turned.size(); w++) {
            long used = before.lows().get(w) + before.sizes().get(w);
            if (turned.get(w).source() == Source.PARENTS && turned.get(w).size() > used) {
                return before.startingWith(w, first, used, turned);
            }
        }
        return before;
    }
}
