// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that a run's configuration hash was made of, each by itself, so that somebody else can say which of them is another one
 * now.
 *
 * @param ofClass whether a test class has its settings, which only that class can read
 * @param files   SHA-256 by path, relative to the project's directory, with forward slashes
 */
public record Bound(boolean ofClass, SortedMap<String, String> files) {

    public Bound {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
}
