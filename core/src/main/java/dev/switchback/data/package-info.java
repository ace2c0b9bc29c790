// SPDX-License-Identifier: Apache-2.0
/** Rows: generating them, reading them, comparing them. */
@NullMarked
package dev.switchback.data;

import org.jspecify.annotations.NullMarked;
