// SPDX-License-Identifier: Apache-2.0
/** How a directory of files becomes a set of migrations; one file per layout. */
@NullMarked
package dev.switchback.migration.layout;

import org.jspecify.annotations.NullMarked;
