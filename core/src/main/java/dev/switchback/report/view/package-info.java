// SPDX-License-Identifier: Apache-2.0
/** What a report shows, put together from evidence, recorded schemas and the scripts as they are now. Pure. */
@NullMarked
package dev.switchback.report.view;

import org.jspecify.annotations.NullMarked;
