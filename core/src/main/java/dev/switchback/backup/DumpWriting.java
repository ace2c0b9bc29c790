// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.backup.Manifest.FileMark;
import dev.switchback.database.Lifeline;
import dev.switchback.engine.DumpForm;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.ToolAccess;
import dev.switchback.engine.ToolCall;
import dev.switchback.forecast.Amounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A program that dumps, and the files that come of it. */
final class DumpWriting implements AutoCloseable {

    /**
     * Both dump programs write a heading that is far shorter, then begin their transaction, and nothing of the database before it; what
     * they write arrives in pieces of this size.
     */
    private static final long BEGUN = 4096;

    private static final Duration LOOK = Duration.ofMillis(5);

    private final Tool tool;
    private final Workplace place;
    private final Path target;
    private final ToolProcess process;
    private final @Nullable DumpOutput output;
    private final FutureTask<List<FileMark>> task;

    private DumpWriting(Tool tool, Workplace place, Path target, ToolProcess process, @Nullable DumpOutput output) {
        this.tool = tool;
        this.place = place;
        this.target = target;
        this.process = process;
        this.output = output;
        this.task = new FutureTask<>(this::write);
    }

    static DumpWriting start(Tool tool, Standby standby, ToolCall call, Workplace place, DumpForm form, Sealing sealing)
            throws IOException {
        Path target = place.directory().resolve(form.name());
        DumpOutput output = form.isDirectory() ? null : DumpOutput.to(target, form.isPlain(), sealing.recipients());
        DumpWriting writing = new DumpWriting(tool, place, target, started(standby, call, output), output);
        Thread thread = new Thread(writing.task, "switchback-backup-write");
        thread.setDaemon(true);
        thread.start();
        return writing;
    }

    private static ToolProcess started(Standby standby, ToolCall call, @Nullable DumpOutput output) throws IOException {
        try {
            return standby.start(call);
        } catch (IOException e) {
            if (output != null) {
                output.close();
            }
            throw e;
        }
    }

    /** A program whose output cannot be written would wait for ever. */
    private List<FileMark> write() throws IOException, InterruptedException {
        if (output == null) {
            process.await();
            return List.of();
        }
        try {
            output.take(process.output());
            return List.of(output.finish());
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    /** Gives the program up with the connections of its database. */
    void heldBy(Lifeline lifeline) {
        lifeline.hold(process);
    }

    /** Waits until the program sees the moment that it dumps; says whether it does. */
    boolean begins(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (output != null && output.taken() < BEGUN && !process.ends(LOOK)) {
            if (System.nanoTime() > end) {
                return false;
            }
        }
        return true;
    }

    String words() {
        try {
            return Amounts.bytes(output == null ? DumpFiles.bytes(target) : output.written()) + " dumped";
        } catch (IOException | UncheckedIOException e) {
            return "dumps"; // a file came or went while they were counted
        }
    }

    /**
     * Waits for the end.
     *
     * @throws IOException if it is a bad one; the message says what the program said
     */
    List<FileMark> await(Progress progress, ToolAccess access, DumpTools tools)
            throws IOException, InterruptedException {
        while (!process.ends(Progress.STEP)) {
            progress.tell();
        }
        int exitCode = process.await();
        List<FileMark> files = files();
        if (exitCode != 0) {
            throw new IOException(tool + " ended with exit code " + exitCode + ": " + access.safe(process.said())
                    + tools.advice(process.said()));
        }
        return output == null ? DumpFiles.markAll(place.directory(), target) : files;
    }

    /** What the disk says goes before what the program says that had to end for it. */
    private List<FileMark> files() throws IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "the dump cannot be written to " + target + ": "
                            + e.getCause().getMessage(),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        if (output != null) {
            output.close();
        }
    }
}
