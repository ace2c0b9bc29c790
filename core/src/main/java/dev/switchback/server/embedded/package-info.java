// SPDX-License-Identifier: Apache-2.0
/** Servers of our own: finding their programs, starting them, and leaving nothing behind. */
@NullMarked
package dev.switchback.server.embedded;

import org.jspecify.annotations.NullMarked;
