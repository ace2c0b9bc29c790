// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A browser of the system's packages, driven by its own driver ({@code apt-get install chromium chromium-driver}), as W3C's WebDriver has it. */
final class Chromium implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String address;
    private final String session;

    private Chromium(Process driver, String address) throws Exception {
        this.driver = driver;
        this.address = address;
        this.session = started();
    }

    static Chromium start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process driver = new ProcessBuilder("chromedriver", "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Chromium(driver, "http://127.0.0.1:" + port);
    }

    private String started() throws Exception {
        JsonObject wanted = JsonParser.parseString("""
                {"capabilities": {"alwaysMatch": {
                  "goog:chromeOptions": {"args": ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"]},
                  "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}}
                """).getAsJsonObject();
        for (int attempt = 0; ; attempt++) {
            try {
                return post("/session", wanted)
                        .getAsJsonObject()
                        .get("sessionId")
                        .getAsString();
            } catch (IOException e) {
                if (attempt > 100) {
                    throw e;
                }
                Thread.sleep(200); // the driver is not up yet
            }
        }
    }

    private JsonElement post(String path, JsonObject body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofMinutes(3))
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        JsonElement value = JsonParser.parseString(answer).getAsJsonObject().get("value");
        if (value.isJsonObject() && value.getAsJsonObject().has("error")) {
            throw new IllegalStateException(answer);
        }
        return value;
    }

    void open(Path file) throws Exception {
        JsonObject body = new JsonObject();
        body.addProperty("url", file.toUri().toString());
        post("/session/" + session + "/url", body);
    }

    /** Runs a script in the page and returns its value. */
    JsonElement run(String script) throws Exception {
        JsonObject body = new JsonObject();
        body.addProperty("script", script);
        body.add("args", new JsonArray());
        return post("/session/" + session + "/execute/sync", body);
    }

    /** Returns the messages of a log: {@code browser}, or {@code performance}, which has every request. */
    List<String> log(String type) throws Exception {
        JsonObject body = new JsonObject();
        body.addProperty("type", type);
        List<String> messages = new ArrayList<>();
        post("/session/" + session + "/se/log", body)
                .getAsJsonArray()
                .forEach(entry ->
                        messages.add(entry.getAsJsonObject().get("message").getAsString()));
        return messages;
    }

    @Override
    public void close() throws Exception {
        HttpRequest end = HttpRequest.newBuilder(URI.create(address + "/session/" + session))
                .DELETE()
                .build();
        http.send(end, BodyHandlers.discarding());
        driver.destroy();
    }
}
