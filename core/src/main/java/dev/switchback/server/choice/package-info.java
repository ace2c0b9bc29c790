// SPDX-License-Identifier: Apache-2.0
/** The choice between the ways to get a server, and its reasons. */
@NullMarked
package dev.switchback.server.choice;

import org.jspecify.annotations.NullMarked;
