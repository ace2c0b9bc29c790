// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.choice;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import dev.switchback.server.choice.ServerRequest.Where;
import dev.switchback.settings.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Chooses where a server comes from: what the user set; else from programs on this machine, if they can serve the version;
 * else from a container.
 *
 * <p>Another version than the one asked for is used only if the user allows it, after every way to the right one.
 */
public final class ServerChoice {

    private final ServerRequest request;
    /** What was tried, in order, and why it did not come to anything. */
    private final List<String> lacks = new ArrayList<>();

    private ServerChoice(ServerRequest request) {
        this.request = request;
    }

    /**
     * Starts a server, or connects to one.
     *
     * @throws IOException if there is none; the message says of each way what it lacks
     */
    public static Server start(ServerRequest request) throws IOException {
        return new ServerChoice(request).start();
    }

    /** Says whether a server that was chosen is Switchback's own, with nobody else's databases and roles on it. */
    public static boolean isOwn(Server server) {
        return server instanceof ChosenServer chosen && !(chosen.attempt().way() instanceof ExistingWay);
    }

    /**
     * Starts another server like one that was chosen, for what must not happen twice on one server.
     *
     * @throws IOException also if that one is a server that is not ours
     */
    public static Server another(Server first) throws IOException {
        if (!(first instanceof ChosenServer chosen)) {
            throw new IllegalArgumentException("not a server that was chosen: " + first.description());
        }
        if (chosen.attempt().way() instanceof ExistingWay) {
            throw new IOException("a script changes what belongs to the whole server, such as roles, and so cannot be"
                    + " applied to two databases of one. For that Switchback starts a second server, which it cannot do"
                    + " here: " + chosen.server().description() + ". Rehearse on a server of Switchback's own:"
                    + " switchback.server=embedded or container.");
        }
        return chosen.again();
    }

    private Server start() throws IOException {
        for (Attempt attempt : attempts()) {
            try {
                return new ChosenServer(attempt.start(), attempt, reason(attempt));
            } catch (IOException e) {
                lacks.add(attempt.name() + ": " + String.valueOf(e.getMessage()).replace("\n", "\n    "));
            }
        }
        throw new IOException(message());
    }

    /** One way to one version. */
    record Attempt(Way way, DatabaseRequest version) {

        Server start() throws IOException {
            return way.start(version);
        }

        String name() {
            return way.name() + " " + version;
        }
    }

    /** Returns what is to be tried, in order. */
    private List<Attempt> attempts() {
        return request.accepted().stream()
                .flatMap(version -> ways().stream().map(way -> new Attempt(way, version)))
                .toList();
    }

    private List<Way> ways() {
        return switch (request.where()) {
            case EMBEDDED -> List.of(new EmbeddedWay(request));
            case CONTAINER -> List.of(new ContainerWay(request));
            case EXISTING -> List.of(new ExistingWay(request));
            case AUTO -> usual();
        };
    }

    /** A server or an image that is named is meant, whatever else there may be. */
    private List<Way> usual() {
        if (request.login().isPresent()) {
            return List.of(new ExistingWay(request));
        }
        if (request.image().isPresent()) {
            return List.of(new ContainerWay(request));
        }
        return List.of(new EmbeddedWay(request), new ContainerWay(request));
    }

    private String reason(Attempt attempt) {
        String why = isFree()
                ? lacks.isEmpty() ? "the first choice" : "chosen because there is no other: " + firstLines()
                : "chosen by the settings";
        return attempt.version().equals(request.database())
                ? why
                : "it STANDS IN for " + request.database() + ", as " + Key.STAND_IN.key() + " allows; " + why;
    }

    private boolean isFree() {
        return usual().size() > 1 && request.where() == Where.AUTO;
    }

    private String firstLines() {
        return lacks.stream().map(lack -> lack.lines().findFirst().orElse("")).collect(Collectors.joining("; "));
    }

    private String message() {
        if (lacks.size() == 1) {
            return lacks.get(0);
        }
        String others = isFree() ? "\n  - existing: " + ExistingWay.NONE : "";
        return "there is no way to a server for " + request.database() + ":\n  - " + String.join("\n  - ", lacks)
                + others;
    }
}
