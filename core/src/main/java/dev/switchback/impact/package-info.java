// SPDX-License-Identifier: Apache-2.0
/** What a migration means for the application that runs already, and what it destroys. Pure. */
@NullMarked
package dev.switchback.impact;

import org.jspecify.annotations.NullMarked;
