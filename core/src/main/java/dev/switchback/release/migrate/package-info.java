// SPDX-License-Identifier: Apache-2.0
/** Takes a live database from its version to the next ones, watched. */
@NullMarked
package dev.switchback.release.migrate;

import org.jspecify.annotations.NullMarked;
