// SPDX-License-Identifier: Apache-2.0
/** Servers of our own in containers, through Testcontainers, which need not be on the class path. */
@NullMarked
package dev.switchback.server.container;

import org.jspecify.annotations.NullMarked;
