// SPDX-License-Identifier: Apache-2.0
/** Taking versions of a live database back. */
@NullMarked
package dev.switchback.release.undo;

import org.jspecify.annotations.NullMarked;
