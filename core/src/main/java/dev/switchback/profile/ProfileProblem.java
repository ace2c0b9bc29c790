// SPDX-License-Identifier: Apache-2.0
package dev.switchback.profile;

/** A profile cannot be read, written or used; the message says which, what is wrong and what is right. */
public final class ProfileProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public ProfileProblem(String message) {
        super(message);
    }

    public ProfileProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
