// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

/** How much a finding weighs. */
public enum Severity {
    /** A fact to know; nothing to mend. */
    NOTE,
    /** Worth a look before the release; does not fail a check. */
    WARNING,
    /** Fails the check that found it. */
    FAILURE
}
