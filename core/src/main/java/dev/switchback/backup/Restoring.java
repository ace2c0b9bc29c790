// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.engine.DumpForm;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.RestoreOrder;
import dev.switchback.engine.ToolAccess;
import dev.switchback.engine.ToolCall;
import dev.switchback.forecast.Amounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Has the program restore a dump into an empty database. */
record Restoring(DumpTools tools, Tool restorer, int jobs, Consumer<String> out) {

    /**
     * Restores.
     *
     * @param backup the directory of the backup
     * @param owners whether objects get the owners and privileges that they had
     * @return how long it took
     * @throws IOException if not all was restored; the message says what the program said
     */
    Duration restore(Manifest manifest, Path backup, ToolAccess access, boolean owners, Workplace place)
            throws IOException {
        Path dump = backup.resolve(manifest.making().form()).toAbsolutePath();
        ToolCall call = tools.restore(new RestoreOrder(
                access, dump, jobs, owners, !owners, place.secrets().toAbsolutePath()));
        call.remarks().forEach(out);
        long begun = System.nanoTime();
        try (ToolProcess process = restorer.start(call, place.secrets(), backup.toAbsolutePath())) {
            place.attach(process);
            feed(process, dump, tools.form(manifest.making().jobs()), access);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the restore was interrupted", e);
        }
        return Duration.ofMillis((System.nanoTime() - begun) / 1_000_000);
    }

    private void feed(ToolProcess process, Path dump, DumpForm form, ToolAccess access)
            throws IOException, InterruptedException {
        AtomicLong fed = new AtomicLong();
        FutureTask<Boolean> feeding =
                background(() -> form.isPlain() ? feed(dump, process.input(), fed) : end(process));
        FutureTask<Boolean> draining = background(() -> drain(process.output()));
        Progress progress =
                new Progress(out, () -> form.isPlain() ? Amounts.bytes(fed.get()) + " restored" : "restores");
        while (!process.ends(Progress.STEP)) {
            progress.tell();
        }
        int exitCode = process.await();
        var problem = tools.restoreProblem(exitCode, process.said());
        if (problem.isPresent()) {
            throw new IOException(restorer + " ended with exit code " + exitCode + ": " + access.safe(problem.get()));
        }
        require(feeding);
        require(draining);
    }

    private static FutureTask<Boolean> background(Callable<Boolean> work) {
        FutureTask<Boolean> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "switchback-restore");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static boolean feed(Path dump, OutputStream program, AtomicLong fed) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(dump), 1 << 16);
                OutputStream to = program) {
            byte[] bytes = new byte[1 << 16];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                to.write(bytes, 0, read);
                fed.addAndGet(read);
            }
            return true;
        }
    }

    private static boolean end(ToolProcess process) throws IOException {
        process.input().close();
        return true;
    }

    private static boolean drain(InputStream output) throws IOException {
        output.transferTo(OutputStream.nullOutputStream());
        return true;
    }

    /** A dump that cannot be read to its end was not restored, whatever the program thinks. */
    private static void require(FutureTask<Boolean> task) throws IOException, InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "the dump could not be fed to the program: " + e.getCause().getMessage(), e);
        }
    }
}
