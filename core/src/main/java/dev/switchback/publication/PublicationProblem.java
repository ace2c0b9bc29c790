// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

/** A report cannot be written; the message says why, and what mends it. */
public final class PublicationProblem extends Exception {

    private static final long serialVersionUID = 1L;

    PublicationProblem(String message) {
        super(message);
    }

    PublicationProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
