// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

/**
 * What the user's own code threw.
 *
 * @param moment    when it ran
 * @param assertion whether it was an assertion that did not hold, rather than an error
 * @param message   what it said
 */
public record UserCodeFailure(Moment moment, boolean assertion, String message) {}
