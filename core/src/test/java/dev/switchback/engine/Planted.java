// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.List;

/** A case of {@link PlantedText} as the tests of a product use it. */
public interface Planted {

    /** Returns what stands in the file. */
    PlantedText planted();

    /** Returns the case's name. */
    default String name() {
        return planted().name();
    }

    /** Says whether the product's own dump shows the change. */
    default boolean seenByDump() {
        return planted().seenByDump();
    }

    /** Says whether the change is none. */
    default boolean neutral() {
        return planted().neutral();
    }

    /** Returns the statements that build the schema. */
    default List<String> base() {
        return planted().base();
    }

    /** Returns the statements that change it, or must not. */
    default List<String> change() {
        return planted().change();
    }

    /** Returns the statements that remove what does not go by itself. */
    default List<String> cleanup() {
        return planted().cleanup();
    }
}
