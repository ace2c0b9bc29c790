// SPDX-License-Identifier: Apache-2.0
/** The snapshot of a schema, its fingerprint, and the difference of two snapshots. Pure. */
@NullMarked
package dev.switchback.schema;

import org.jspecify.annotations.NullMarked;
