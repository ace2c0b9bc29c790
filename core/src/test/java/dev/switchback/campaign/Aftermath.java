// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import java.util.List;

/** What must be so after a fault, and how one gets out of it. */
interface Aftermath {

    /** Sets the stage. */
    void begin() throws Exception;

    /** Looks at what the fault has left, and adds what is not explained. */
    Tally.Left judge(List<Ending> endings, List<String> complaints) throws Exception;

    /** Does what the product says, and adds what does not lead to a clean state. */
    void recover(List<String> complaints) throws Exception;

    /** Ends what goes on on the stage, where nobody has come to judge. */
    default void leave() throws Exception {}

    /** Returns what was seen and done, for whoever looks into it. */
    String story();
}
