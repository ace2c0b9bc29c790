// SPDX-License-Identifier: Apache-2.0
/** Which engine knows a database product. */
@NullMarked
package dev.switchback.engine.choice;

import org.jspecify.annotations.NullMarked;
