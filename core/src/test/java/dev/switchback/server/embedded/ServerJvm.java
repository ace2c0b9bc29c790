// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.embedded;

import dev.switchback.OtherJvm;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another JVM with a server of its own. */
final class ServerJvm implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Process process;
    private final Map<String, String> told = new TreeMap<>();
    private final List<String> everything = new ArrayList<>();

    private ServerJvm(Process process) {
        this.process = process;
    }

    /** What to start, and around what. */
    record Setup(List<String> prefix, List<String> classPath, List<String> properties) {

        static Setup usual(String... properties) {
            List<String> classPath =
                    List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
            return new Setup(List.of(), classPath, List.of(properties));
        }

        Setup after(String... words) {
            return new Setup(List.of(words), classPath, properties);
        }

        /** Copies what a server needs to where every user can read it. */
        static Setup asNobody(Path directory, String... properties) throws IOException {
            List<String> copies = new ArrayList<>();
            for (String entry : usual().classPath()) {
                if (entry.matches(
                        ".*(classes|gson.*jar|/xz.*jar|/postgresql.*jar|/mysql-.*jar|binaries-linux-.*jar|/testing-mysql.*jar)")) {
                    Path copy = directory.resolve(
                            "copy" + copies.size() + "-" + Path.of(entry).getFileName());
                    Command.run(LIMIT, "cp", "-R", entry, copy.toString());
                    copies.add(copy.toString());
                }
            }
            Command.run(LIMIT, "chmod", "-R", "a+rX", directory.toString());
            return new Setup(
                    List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
                    copies,
                    List.of(properties));
        }
    }

    static ServerJvm start(Setup setup, String request, String mode) throws IOException {
        List<String> command = new ArrayList<>(setup.prefix());
        command.addAll(OtherJvm.java());
        command.addAll(setup.properties());
        command.addAll(List.of("-cp", String.join(File.pathSeparator, setup.classPath())));
        command.addAll(List.of(ServerMain.class.getName(), request, mode));
        return new ServerJvm(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(new File("/"))
                .start());
    }

    ServerJvm awaitReady() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream()));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            everything.add(line);
            if (line.equals("ready")) {
                return this;
            }
            String[] parts = line.split("=", 2);
            told.put(parts[0], parts[parts.length - 1]);
        }
        throw new IOException("the JVM ended: " + String.join("\n", everything));
    }

    String told(String key) {
        return told.get(key);
    }

    Path run() {
        return Path.of(told("run"));
    }

    ProcessHandle handle(String key) {
        return ProcessHandle.of(Long.parseLong(told(key))).orElseThrow();
    }

    /** Returns the server and all processes of its sessions. */
    List<ProcessHandle> servers() {
        ProcessHandle postmaster = handle("pid");
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int end(char how) throws IOException, InterruptedException {
        process.getOutputStream().write(how);
        process.getOutputStream().close();
        return ended();
    }

    /** Waits for one that ends by itself, to which nobody can write any more. */
    int ended() throws IOException, InterruptedException {
        process.getInputStream().readAllBytes();
        process.waitFor(60, TimeUnit.SECONDS);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
