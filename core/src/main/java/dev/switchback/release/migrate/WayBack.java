// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.live.LiveProblem;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is done by itself about a database that a release has changed and that is not well, as {@code switchback.onFailure} says.
 *
 * @param target what was migrated
 * @param backup restores the backup from before
 * @param log    the record
 * @param out    takes what is told
 */
record WayBack(Target target, BackupBefore backup, DeploymentLog log, Consumer<String> out) {

    /**
     * What came of it.
     *
     * @param outcome {@code undone}, {@code restored} or {@code failed}, as the record has it
     * @param words   lines for behind the failure
     */
    record Result(String outcome, String words) {}

    /** Goes back, as far as that is wanted and possible. */
    Result go(Applying applying, Optional<String> made) {
        return switch (target.settings().onFailure()) {
            case STOP -> new Result("failed", remedy(made));
            case UNDO -> undone(applying, made);
            case RESTORE ->
                made.map(this::restored)
                        .orElseGet(
                                () -> new Result(
                                        "failed",
                                        "\n  Nothing was restored (switchback.onFailure=restore): there was nothing to back up before."));
        };
    }

    private Result undone(Applying applying, Optional<String> made) {
        TakingBack.Result result = applying.hasLeftSomething()
                ? new TakingBack.Result(
                        false,
                        "Nothing was taken back (switchback.onFailure=undo): what is half applied must be seen to first.")
                : new TakingBack(target, out).run(applying.applied());
        String words = "\n  " + result.words();
        return result.isComplete() ? new Result("undone", words) : new Result("failed", words + remedy(made));
    }

    private Result restored(String id) {
        out.accept("Goes back to the backup from before, " + id + " (switchback.onFailure=restore).");
        try {
            String kept = backup.restore(id);
            log.restored();
            return new Result(
                    "restored",
                    "\n  Restored (switchback.onFailure=restore): " + target.name() + " is as it was when backup " + id
                            + " was made. What was applied is not there any more, nor what others have written since.\n  "
                            + kept);
        } catch (LiveProblem e) {
            return new Result(
                    "failed",
                    "\n  The backup could not be put in its place (switchback.onFailure=restore): " + e.getMessage()
                            + remedy(Optional.of(id)));
        }
    }

    private static String remedy(Optional<String> made) {
        return made.map(id -> "\n  The backup from before is " + id + ": mvn switchback:restore -Dswitchback.backup="
                        + id + " goes back to it.")
                .orElse("");
    }
}
