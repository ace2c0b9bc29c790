// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

/** An evidence document cannot be read or written; the message says which, why, and what mends it. */
public final class EvidenceProblem extends Exception {

    private static final long serialVersionUID = 1L;

    EvidenceProblem(String message) {
        super(message);
    }

    EvidenceProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
