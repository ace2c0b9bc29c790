// SPDX-License-Identifier: Apache-2.0
package dev.switchback.release.migrate;

import dev.switchback.live.LiveProblem;
import dev.switchback.release.watch.WaitWords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks the application whether all is well with it: by a URL, until that answers with 2xx or time is up; or by a command. */
final class HealthCheck {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Target target;
    private final Consumer<String> out;
    private final List<String> check;
    private final Duration limit;

    HealthCheck(Target target, Consumer<String> out) {
        this.target = target;
        this.out = out;
        this.check = target.settings().health().check();
        this.limit = target.settings().health().limit();
    }

    /**
     * Asks.
     *
     * @throws LiveProblem if all is not well
     */
    void ask() throws LiveProblem {
        if (check.isEmpty()) {
            return;
        }
        String why = isUrl() ? byUrl() : byCommand();
        if (!why.isEmpty()) {
            throw new LiveProblem(target.safe("The health check failed: " + why)
                    + "\n  All migrations were applied, and Flyway's validate is content with " + target.name() + ".");
        }
        out.accept("The health check succeeded.");
    }

    private boolean isUrl() {
        return check.size() == 1 && check.get(0).matches("(?i)https?://.*");
    }

    /** Returns why it failed; empty if it did not. */
    private String byCommand() {
        out.accept("Health check: " + target.safe(check.get(0)) + ".");
        try {
            Command.Ending ending = new Command(check, target.live().settings().baseDirectory(), Map.of())
                    .run(limit, line -> out.accept(target.safe(line)));
            return ending.isWell() ? "" : check.get(0) + ": " + ending.words(limit);
        } catch (IOException e) {
            return check.get(0) + " cannot be run: " + e.getMessage();
        }
    }

    private String byUrl() {
        String shown = check.get(0).replaceFirst("//[^/@]*@", "//").replaceFirst("\\?.*", "");
        out.accept("Health check: " + shown + ".");
        long deadline = System.nanoTime() + limit.toNanos();
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(ANSWER)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        while (true) {
            String answer = answer(client);
            if (answer.isEmpty() || System.nanoTime() > deadline) {
                return answer.isEmpty()
                        ? ""
                        : shown + " " + answer + ", and did not get well within " + WaitWords.time(limit);
            }
            sleep();
        }
    }

    /** Returns what is wrong with the answer; empty if it is 2xx. */
    private String answer(HttpClient client) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(check.get(0)))
                    .timeout(ANSWER)
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? "" : "answered with status " + status;
        } catch (IllegalArgumentException e) {
            return "is no URL";
        } catch (IOException e) {
            return "did not answer (" + e.getClass().getSimpleName() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during the health check", e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during the health check", e);
        }
    }
}
