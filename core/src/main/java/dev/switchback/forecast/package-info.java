// SPDX-License-Identifier: Apache-2.0
/** From durations at a few row counts to the duration at production's: growth, fit, interval. Pure. */
@NullMarked
package dev.switchback.forecast;

import org.jspecify.annotations.NullMarked;
