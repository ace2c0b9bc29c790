// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

/** How a goal ended. */
sealed interface Ending {

    /** It said that it had done its work. */
    record Done() implements Ending {}

    /** It said what stood in the way, in words for people. */
    record Told(String message) implements Ending {}

    /** Its process was gone before it could say anything. */
    record Killed() implements Ending {}

    /** It ended with an error that is for nobody. */
    record Crashed(String trace) implements Ending {}

    /** It did not end. */
    record Hung(String stacks) implements Ending {}
}
