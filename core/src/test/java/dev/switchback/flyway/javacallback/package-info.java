// SPDX-License-Identifier: Apache-2.0
/** Java callbacks of a test. */
@NullMarked
package dev.switchback.flyway.javacallback;

import org.jspecify.annotations.NullMarked;
