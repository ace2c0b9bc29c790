// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

/** Makes the rows of a table one by one, so that none has to be kept. */
@FunctionalInterface
public interface RowSource {

    /** Gives every value of a row, without ending it; the same number gives the same row. */
    void give(long number, RowSink sink);
}
