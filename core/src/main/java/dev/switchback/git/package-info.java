// SPDX-License-Identifier: Apache-2.0
/** The repository around a project, read through JGit; nothing is ever written to it. */
@NullMarked
package dev.switchback.git;

import org.jspecify.annotations.NullMarked;
