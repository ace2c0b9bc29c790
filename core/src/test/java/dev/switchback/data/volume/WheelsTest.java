// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** No two rows have the same combination, whatever the wheels, and also when there are more parents later. */
class WheelsTest {

    @Property(tries = 200)
    void allCombinationsComeOnce(@ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 9) Integer> sizes) {
        Wheels wheels = new Wheels(
                5,
                3,
                sizes.stream().map(size -> 10L).toList(),
                sizes.stream().map(Integer::longValue).toList(),
                sizes.stream().map(size -> size % 2 == 0).toList());
        Set<List<Long>> seen = new HashSet<>();

        for (long row = 5; row < 5 + wheels.combinations(); row++) {
            seen.add(shown(wheels, row, sizes.size()));
        }

        assertThat(seen).hasSize((int) wheels.combinations());
        assertThat(seen).allSatisfy(numbers -> assertThat(numbers).allMatch(number -> number >= 10));
    }

    @Property(tries = 200)
    void rowsOfMoreParentsDifferFromThoseBefore(
            @ForAll @IntRange(min = 1, max = 8) int a,
            @ForAll @IntRange(min = 1, max = 8) int b,
            @ForAll @IntRange(max = 8) int moreA,
            @ForAll @IntRange(min = 1, max = 8) int moreB) {
        List<Part> later = List.of(parents("a", a + moreA), parents("b", b + moreB));
        Wheels before = new Wheels(0, 3, List.of(0L, 0L), List.of((long) a, (long) b), List.of(true, true));
        Set<List<Long>> seen = new HashSet<>();
        for (long row = 0; row < before.combinations(); row++) {
            seen.add(shown(before, row, 2));
        }

        Wheels after = before.startingWith(1, before.combinations(), b, later);
        for (long row = after.first(); row < after.first() + after.combinations(); row++) {
            seen.add(shown(after, row, 2));
        }

        assertThat((long) seen.size()).isEqualTo(before.combinations() + after.combinations());
    }

    @Property(tries = 100)
    void eachNumberIsPermutedToAnother(@ForAll long seed, @ForAll @IntRange(min = 3, max = 12) int bits) {
        Set<Long> seen = new HashSet<>();
        for (long number = 0; number < 1L << bits; number++) {
            seen.add(Mix.permuted(seed, number, bits));
        }

        assertThat(seen).hasSize(1 << bits).allMatch(number -> number >= 0 && number < 1L << bits);
    }

    @Property(tries = 100)
    void aScatteredNumberStaysNear(@ForAll long seed, @ForAll @IntRange(min = 0) int number) {
        assertThat(Mix.scattered(seed, number) >>> 9).isEqualTo(number >>> 9);
    }

    @Property(tries = 100)
    void commonValuesHaveTheirPartOfTheRows(@ForAll long seed) {
        Choice choice = Choice.skewed(seed, List.of(0.5, 0.2), 50);
        int[] counts = new int[50];
        for (int row = 0; row < 2000; row++) {
            counts[(int) choice.of(row)]++;
        }

        assertThat(counts[0]).isBetween(850, 1150);
        assertThat(counts[1]).isBetween(300, 500);
        assertThat(counts[20]).isLessThan(60);
    }

    private static Part parents(String column, long count) {
        return Part.of(List.of(column), List.of(new Numbers(1, count)), Part.Source.PARENTS, count, 0, Choice.each());
    }

    private static List<Long> shown(Wheels wheels, long row, int count) {
        List<Long> numbers = new ArrayList<>();
        for (int wheel = 0; wheel < count; wheel++) {
            numbers.add(wheels.choice(wheel).of(row));
        }
        return numbers;
    }
}
