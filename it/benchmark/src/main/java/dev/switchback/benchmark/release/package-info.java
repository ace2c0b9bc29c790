// SPDX-License-Identifier: Apache-2.0
/** What the goals for a live database cost, against Flyway and against the product's own programs. */
@NullMarked
package dev.switchback.benchmark.release;

import org.jspecify.annotations.NullMarked;
