// SPDX-License-Identifier: Apache-2.0
/** The report as one HTML file. Pure. */
@NullMarked
package dev.switchback.report.page;

import org.jspecify.annotations.NullMarked;
