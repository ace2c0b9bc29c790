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
 * @param tables  what is known of each table
 */
public record Profile(String product, String version, SortedMap<TableName, TableProfile> tables) {

    public Profile {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }
}
