// SPDX-License-Identifier: Apache-2.0
/** Reads what rehearsals have left, and writes reports of it to files. */
@NullMarked
package dev.switchback.publication;

import org.jspecify.annotations.NullMarked;
