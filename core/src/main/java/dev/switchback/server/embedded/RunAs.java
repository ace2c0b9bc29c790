// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.server.embedded.Command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The user as whom the server runs, and the words to put in front of a command for that.
 *
 * <p>PostgreSQL refuses to run as root, which is what most containers and many build machines are. There the user
 * {@code nobody} runs it: unlike {@code postgres} it owns no real database that a superuser could reach.
 *
 * @param name   what is done, for people
 * @param prefix the words in front of a command, none if the command runs as it is
 * @param owner  the user and group, as {@code chown} takes them, to own the server's files; empty for this user
 */
record RunAs(String name, List<String> prefix, String owner) {

    static final RunAs DIRECTLY = new RunAs("this user", List.of(), "");

    private static final Duration LIMIT = Duration.ofSeconds(10);

    RunAs {
        prefix = List.copyOf(prefix);
    }

    static RunAs choose() throws IOException {
        if (!isRoot()) {
            return DIRECTLY;
        }
        List<RunAs> ways = ways();
        for (RunAs way : ways) {
            if (way.works()) {
                return way;
            }
        }
        throw new IOException("the server must not run as root, and none of setpriv, runuser, su and unshare could"
                + " give up root's rights here. Run as another user, or install the package util-linux.");
    }

    /** Returns the ways out of being root. In a container {@code unshare} is usually forbidden: it comes last. */
    static List<RunAs> ways() throws IOException {
        Outcome ids = Command.run(LIMIT, "sh", "-c", "id -u nobody && id -g nobody");
        if (!ids.succeeded()) {
            return List.of(unshare());
        }
        String[] numbers = ids.output().split("\\s+", -1);
        String owner = numbers[0] + ":" + numbers[1];
        return List.of(
                new RunAs("nobody, through setpriv", setpriv(numbers[0], numbers[1]), owner),
                new RunAs("nobody, through runuser", List.of("runuser", "-u", "nobody", "--"), owner),
                new RunAs("nobody, through su", su(), owner),
                unshare());
    }

    private static List<String> setpriv(String user, String group) {
        return List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--");
    }

    private static List<String> su() {
        return List.of("su", "-s", "/bin/sh", "nobody", "-c", "exec \"$0\" \"$@\"", "--");
    }

    /** A user namespace without a mapping: the process is nobody to itself, root without rights to the rest. */
    private static RunAs unshare() {
        return new RunAs("root without rights, through unshare", List.of("unshare", "-U", "--"), "");
    }

    /** Tells by trying: the program may be absent, or a smaller one of that name, or forbidden here. */
    boolean works() {
        try {
            Outcome outcome = Command.run(LIMIT, command("id", "-u"));
            return outcome.succeeded() && !outcome.output().equals("0");
        } catch (IOException e) {
            return false;
        }
    }

    /** Tells whether the server will be another user to the file system and needs passable directories. */
    boolean isOtherUser() {
        return !owner.isEmpty();
    }

    List<String> command(String... words) {
        return command(List.of(words));
    }

    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    static boolean isRoot() throws IOException {
        return userId().equals("0");
    }

    /** Returns the user's number; the name can be overridden, or be absent in a container. */
    static String userId() throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.exists(self)) {
            return Files.getAttribute(self, "unix:uid").toString();
        }
        return Command.run(LIMIT, "id", "-u").output();
    }
}
