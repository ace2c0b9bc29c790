// SPDX-License-Identifier: Apache-2.0
/** Many rows: values by arithmetic from a row's number, of the shape that production has. */
@NullMarked
package dev.switchback.data.volume;

import org.jspecify.annotations.NullMarked;
