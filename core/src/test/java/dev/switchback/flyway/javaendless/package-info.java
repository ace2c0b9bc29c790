// SPDX-License-Identifier: Apache-2.0
/** A Java migration of a test. */
@NullMarked
package dev.switchback.flyway.javaendless;

import org.jspecify.annotations.NullMarked;
