// SPDX-License-Identifier: Apache-2.0
/** The user's own database: which it is, how it is reached, and what may be known of it without changing anything. */
@NullMarked
package dev.switchback.live;

import org.jspecify.annotations.NullMarked;
