// SPDX-License-Identifier: Apache-2.0
/** What is the same on every version of Flyway and JUnit. */
@NullMarked
package dev.switchback.it.versions;

import org.jspecify.annotations.NullMarked;
