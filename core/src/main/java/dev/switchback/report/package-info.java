// SPDX-License-Identifier: Apache-2.0
/** What a person reads: the console's table and the failures in full. */
@NullMarked
package dev.switchback.report;

import org.jspecify.annotations.NullMarked;
