// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.watch;

import dev.switchback.forecast.Limits;
import java.util.Optional;

/**
 * What a script may take, and what it was forecast to.
 *
 * @param limits   when it is warned of, and when it is ended
 * @param forecast for people; empty if there is none
 */
public record Expected(Limits limits, Optional<String> forecast) {}
