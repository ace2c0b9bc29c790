// SPDX-License-Identifier: Apache-2.0
/** What a database product must offer so that Switchback can judge migrations on it. */
@NullMarked
package dev.switchback.engine;

import org.jspecify.annotations.NullMarked;
