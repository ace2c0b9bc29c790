// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import java.util.ArrayList;
import java.util.List;

/** Whether a goal has ended as goals are to end: with its work done, or with words for people. */
final class EndingOracle {

    private EndingOracle() {}

    static List<String> complaints(List<Ending> endings) {
        List<String> complaints = new ArrayList<>();
        for (Ending ending : endings) {
            if (ending instanceof Ending.Crashed crashed) {
                complaints.add("the goal has crashed: " + crashed.trace());
            } else if (ending instanceof Ending.Hung hung) {
                complaints.add("the goal does not end: " + hung.stacks());
            }
        }
        return complaints;
    }
}
