// SPDX-License-Identifier: Apache-2.0
/** Throwaway databases on a server that somebody else started. */
@NullMarked
package dev.switchback.server.existing;

import org.jspecify.annotations.NullMarked;
