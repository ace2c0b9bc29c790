// SPDX-License-Identifier: Apache-2.0
/** Java migrations of a test. */
@NullMarked
package dev.switchback.flyway.javahistory;

import org.jspecify.annotations.NullMarked;
