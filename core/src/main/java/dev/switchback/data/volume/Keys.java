// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

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
    private long room = Long.MAX_VALUE;
    private String tightest = "";

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
    long room() {
        return room;
    }

    /** Returns what the narrowest key admits, in words. */
    String reason() {
        return tightest;
    }

    private List<Integer> touched(UniqueKey key) {
        return IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).touches(key.columns()))
                .boxed()
                .toList();
    }

    /** Parents stand in front, whatever their number, and what has the most values at the end: it is never used up. */
    private long rank(int i) {
        return parts.get(i).source() == Part.Source.PARENTS ? 0 : parts.get(i).size();
    }

    private void assign(UniqueKey key) {
        List<Integer> touched = touched(key);
        boolean told = touched.stream().anyMatch(distinct::contains);
        if (touched.isEmpty()
                || told
                || touched.stream().anyMatch(i -> parts.get(i).isNothing())) {
            return;
        }
        List<Integer> free = touched.stream()
                .filter(i -> parts.get(i).key().isEmpty())
                .sorted(Comparator.comparing(this::rank)
                        .thenComparing(i -> parts.get(i).columns().get(0)))
                .toList();
        boolean parents = free.stream().anyMatch(i -> parts.get(i).source() == Part.Source.PARENTS);
        if (free.isEmpty()) {
            return;
        }
        int largest = free.stream()
                .max(Comparator.comparing(i -> parts.get(i).size()))
                .orElseThrow();
        boolean enough = !parents && parts.get(largest).size() >= Values.MANY;
        if (free.size() == 1 || free.size() < touched.size() || enough) {
            tellApart(key, largest);
        } else {
            turn(key, free);
        }
    }

    /** Has one part alone tell rows apart. */
    private void tellApart(UniqueKey key, int i) {
        Part part = parts.get(i);
        distinct.add(i);
        if (part.nullFraction() > 0) {
            parts.set(i, part.chosenBy(Choice.asLongAsThereAre(part.high())));
        } else {
            parts.set(i, part.chosenBy(Choice.each()));
            limit(key, part.high() - first, part.high());
        }
    }

    private void turn(UniqueKey key, List<Integer> free) {
        List<Part> turned = free.stream().map(parts::get).toList();
        Wheels numbered = numbered(key, turned);
        wheels.put(key.name(), numbered);
        for (int w = 0; w < free.size(); w++) {
            parts.set(free.get(w), turned.get(w).chosenBy(numbered.choice(w)));
        }
        limit(key, numbered.combinations() - (first - numbered.first()), numbered.combinations());
    }

    /** Rows that are added use parents that have been added since, as long as there are any: what there is stays as it is. */
    private Wheels numbered(UniqueKey key, List<Part> turned) {
        Wheels before = wheels.get(key.name());
        if (before == null || before.sizes().size() != turned.size()) {
            return new Wheels(
                    first,
                    Mix.seed(seed, key.name()),
                    turned.stream().map(Part::low).toList(),
                    turned.stream().map(Part::size).toList(),
                    turned.stream()
                            .map(part -> part.source() == Part.Source.PARENTS)
                            .toList());
        }
        for (int w = 0; w < turned.size(); w++) {
            long used = before.lows().get(w) + before.sizes().get(w);
            if (turned.get(w).source() == Part.Source.PARENTS && turned.get(w).high() > used) {
                return before.startingWith(w, first, used, turned);
            }
        }
        return before;
    }

    private void limit(UniqueKey key, long rows, long all) {
        if (rows < room) {
            room = Math.max(0, rows);
            tightest = "its key \"" + key.name() + "\" (" + String.join(", ", key.columns()) + ") admits " + all
                    + (all == 1 ? " row" : " rows");
        }
    }
}
