// SPDX-License-Identifier: Apache-2.0
package dev.switchback.data.rows;

/** How far made-up values may go. */
public enum Profile {
    /** Hostile, but seen in production: a migration that fails on them has a fault. */
    PLAUSIBLE,
    /** Also the ends of every type's range, which much honest SQL does not survive. */
    HOSTILE
}
