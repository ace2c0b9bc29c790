// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

import dev.switchback.database.TableName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a database holds, by its statistics, without any value of a row.
 *
 * @param product the product that it was read from, such as {@code postgresql}
 * @param version the product's version, as the server states it
 * @param memory  what statements find of it, in bytes, as far as that is known: see {@link MemorySettings}
 * @param tables  what is known of each table
 */
public record Profile(
        String product, String version, SortedMap<String, Long> memory, SortedMap<TableName, TableProfile> tables) {

    public Profile {
        memory = Collections.unmodifiableSortedMap(new TreeMap<>(memory));
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }
}
