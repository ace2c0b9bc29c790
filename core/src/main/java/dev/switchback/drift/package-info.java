// SPDX-License-Identifier: Apache-2.0
/** What a live database has otherwise than the rehearsal had it, and how far a migration got that failed half-way. Pure. */
@NullMarked
package dev.switchback.drift;

import org.jspecify.annotations.NullMarked;
