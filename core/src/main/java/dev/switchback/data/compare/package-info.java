// SPDX-License-Identifier: Apache-2.0
/** What the tables of a database hold, and what a migration did to it: reading behind {@code RowKeeper}, judging pure. */
@NullMarked
package dev.switchback.data.compare;

import org.jspecify.annotations.NullMarked;
