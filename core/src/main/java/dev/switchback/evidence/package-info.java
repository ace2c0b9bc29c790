// SPDX-License-Identifier: Apache-2.0
/** Verdicts and findings, and the documents that bind them to the scripts they speak of. */
@NullMarked
package dev.switchback.evidence;

import org.jspecify.annotations.NullMarked;
