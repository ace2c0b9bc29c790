// SPDX-License-Identifier: Apache-2.0
/** What goals do with a live database: carry a release out, take it back, tell how things stand. */
@NullMarked
package dev.switchback.release;

import org.jspecify.annotations.NullMarked;
