// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.volume;

/** Turns numbers into numbers that look like chance, the same ones each time. */
final class Mix {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    /** So many bits are of a number that is scattered: a table of 1000 rows has all of them. */
    private static final int BLOCK = 9;

    private static final int ROUNDS = 3;

    private Mix() {}

    /** Returns 64 bits; another number gives others for the same seed (the finalizer of SplitMix64). */
    static long of(long seed, long number) {
        long z = seed + GOLDEN * (number + 1);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Returns a seed for what goes by a name. */
    static long seed(long seed, String name) {
        long result = seed;
        for (int i = 0; i < name.length(); i++) {
            result = of(result, name.charAt(i));
        }
        return result;
    }

    /** Returns a fraction from 0 to less than 1. */
    static double fraction(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** Returns a number from 0 to less than the limit. */
    static long below(long bits, long limit) {
        return (long) (fraction(bits) * limit);
    }

    /** Returns a number of at most so many bits, another one for each number of so many bits. */
    static long permuted(long seed, long number, int bits) {
        long mask = (1L << bits) - 1;
        long x = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            x = (x * (GOLDEN | 1) + seed) & mask;
            x ^= x >>> (bits / 2 + 1);
        }
        return x;
    }

    /** Returns another number for each number, which is not far from it: the first rows have the first numbers. */
    static long scattered(long seed, long number) {
        return (number >>> BLOCK << BLOCK) | permuted(seed, number, BLOCK);
    }
}
