// SPDX-License-Identifier: Apache-2.0
package dev.switchback.gate;

/** What makes evidence. */
final class Rehearse {

    static final String COMMAND = "mvn switchback:rehearse";

    private Rehearse() {}
}
