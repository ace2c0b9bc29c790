// SPDX-License-Identifier: Apache-2.0
/** Forecasts held against what then happens. */
@NullMarked
package dev.switchback.benchmark.accuracy;

import org.jspecify.annotations.NullMarked;
