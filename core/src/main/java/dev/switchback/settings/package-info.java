// SPDX-License-Identifier: Apache-2.0
/** Every setting with its default, in one place, shared by plugin and extension. */
@NullMarked
package dev.switchback.settings;

import org.jspecify.annotations.NullMarked;
