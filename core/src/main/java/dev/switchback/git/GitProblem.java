// SPDX-License-Identifier: Apache-2.0
package dev.switchback.git;

/** A repository does not tell what it is asked; the first line says why, the second what mends it. */
public final class GitProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    GitProblem(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    /** Returns what mends it. */
    public String remedy() {
        return remedy;
    }
}
