// SPDX-License-Identifier: Apache-2.0
/**
 * The JUnit extension: one class without methods gives one reported test per migration and check.
 *
 * <p>{@link dev.switchback.junit.MigrationTests} is where to begin. Needs JUnit Jupiter 5.10.2 or later; knows no build tool.
 */
@NullMarked
package dev.switchback.junit;

import org.jspecify.annotations.NullMarked;
