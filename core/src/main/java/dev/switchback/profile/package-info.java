// SPDX-License-Identifier: Apache-2.0
/** What a live database looks like by its statistics: how much is in its tables, and of what shape. */
@NullMarked
package dev.switchback.profile;

import org.jspecify.annotations.NullMarked;
