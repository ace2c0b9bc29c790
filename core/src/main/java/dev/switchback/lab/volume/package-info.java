// SPDX-License-Identifier: Apache-2.0
/** Running one migration at growing numbers of rows. */
@NullMarked
package dev.switchback.lab.volume;

import org.jspecify.annotations.NullMarked;
