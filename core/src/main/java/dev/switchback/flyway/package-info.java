// SPDX-License-Identifier: Apache-2.0
/** The only package that knows Flyway: listing, applying and undoing migrations. */
@NullMarked
package dev.switchback.flyway;

import org.jspecify.annotations.NullMarked;
