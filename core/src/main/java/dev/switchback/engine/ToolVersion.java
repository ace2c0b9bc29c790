// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine;

import java.util.Optional;

/**
 * The version of a program, and whether it will do.
 *
 * @param number    the version as people write it, such as {@code 15.18}; empty if it says none
 * @param rank      greater for a newer one
 * @param objection why it cannot be used for the server, without a full stop; empty if it can
 */
public record ToolVersion(String number, int rank, Optional<String> objection) {}
