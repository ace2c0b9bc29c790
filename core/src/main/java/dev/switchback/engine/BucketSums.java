// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept of a table too large to keep its rows: the server's hashes over buckets of rows with alike key hashes.
 *
 * <p>Memory stays bounded whatever the table's size, and a difference is narrowed down to a bucket.
 *
 * @param rowCount rows in all
 * @param seeds    the columns whose values say in which bucket a row is; sums by other columns cannot be compared
 * @param buckets  bucket number to what it holds
 * @param maxima   column number to the largest value, for columns that a sequence numbers
 */
public record BucketSums(
        long rowCount, List<String> seeds, SortedMap<Integer, Bucket> buckets, Map<Integer, Long> maxima) {

    public BucketSums {
        seeds = List.copyOf(seeds);
        buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
        maxima = Map.copyOf(maxima);
    }

    /**
     * One bucket.
     *
     * @param rows   how many rows it has
     * @param values per column, how many values are not NULL
     * @param hashes per column, the sum of the hashes of all (row key, value)
     */
    public record Bucket(long rows, List<Long> values, List<Long> hashes) {

        public Bucket {
            values = List.copyOf(values);
            hashes = List.copyOf(hashes);
        }
    }
}
