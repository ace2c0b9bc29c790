// SPDX-License-Identifier: Apache-2.0
package dev.switchback.settings;

import dev.switchback.gate.Policy;
import dev.switchback.migration.Version;
import java.util.List;
import java.util.Optional;

/**
 * What must be proven before a release, and of what.
 *
 * @param policy      what must be proven
 * @param isStrict    whether it began with the strict one
 * @param since       the first version of which it is demanded
 * @param base        the Git reference against which migrations are new
 * @param released    Git references and patterns of tags; what is there must stay as it is
 * @param live        whether what is applied in the live database must stay as it is
 * @param asksMigrate whether {@code migrate} asks the gate first
 */
public record GateSettings(
        Policy policy,
        boolean isStrict,
        Optional<Version> since,
        Optional<String> base,
        List<String> released,
        boolean live,
        boolean asksMigrate) {

    /** Nothing set. */
    public static final GateSettings DEFAULT =
            new GateSettings(Policy.DEFAULT, false, Optional.empty(), Optional.empty(), List.of(), false, false);

    /** What every name of a setting of the gate begins with. */
    static final String PREFIX = Key.PREFIX + "gate.";

    public GateSettings {
        released = List.copyOf(released);
    }

    /** Returns the same settings for a place without a repository. */
    public GateSettings withoutGit() {
        return new GateSettings(policy, isStrict, since, Optional.empty(), List.of(), live, asksMigrate);
    }
}
