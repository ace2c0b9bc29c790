// SPDX-License-Identifier: Apache-2.0
/** HTML as a tree, in which whatever comes from scripts and databases is text and never markup. Pure. */
@NullMarked
package dev.switchback.report.html;

import org.jspecify.annotations.NullMarked;
