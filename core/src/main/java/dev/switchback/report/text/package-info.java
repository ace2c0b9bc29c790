// SPDX-License-Identifier: Apache-2.0
/** The report as Markdown, SARIF and JUnit's XML. Pure. */
@NullMarked
package dev.switchback.report.text;

import org.jspecify.annotations.NullMarked;
