// SPDX-License-Identifier: Apache-2.0
/** Looks at a script that is at work on a live database, tells how it goes, and what it was expected to take. */
@NullMarked
package dev.switchback.release.watch;

import org.jspecify.annotations.NullMarked;
