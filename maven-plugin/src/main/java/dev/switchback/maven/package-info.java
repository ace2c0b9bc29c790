// SPDX-License-Identifier: Apache-2.0
/** The Maven goals: parameters in, one call into core, the result out. */
@NullMarked
package dev.switchback.maven;

import org.jspecify.annotations.NullMarked;
