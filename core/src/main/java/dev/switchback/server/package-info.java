// SPDX-License-Identifier: Apache-2.0
/** Where throwaway databases come from. */
@NullMarked
package dev.switchback.server;

import org.jspecify.annotations.NullMarked;
