// SPDX-License-Identifier: Apache-2.0
/** How things stand on a live database, and what to do next. */
@NullMarked
package dev.switchback.release.status;

import org.jspecify.annotations.NullMarked;
