// SPDX-License-Identifier: Apache-2.0
package dev.switchback.backup;

import dev.switchback.database.Lifeline;
import dev.switchback.engine.DumpForm;
import dev.switchback.engine.DumpTools;
import dev.switchback.engine.RestoreOrder;
import dev.switchback.engine.ToolAccess;
import dev.switchback.engine.ToolCall;
import dev.switchback.forecast.Amounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Has the program restore a dump into an empty database. */
record Restoring(
        DumpTools tools, Tool restorer, int jobs, Consumer<String> out, DumpTools.Quiet quiet, Lifeline lifeline) {

    /**
     * Restores.
     *
     * @param backup the directory of the backup
     * @param owners whether objects get the owners and privileges that they had
     * @param elsewhere whether the server has other tablespaces
     * @return how long it took
     * @throws IOException if not all was restored; the message says what the program said
     */
    Duration restore(BackupContent backup, ToolAccess access, boolean owners, boolean elsewhere, Workplace place)
            throws IOException {
        DumpForm form = tools.form(backup.manifest().making().jobs());
        boolean isFed = form.isPlain() || backup.manifest().isEncrypted();
        Path directory = backup.backup().toAbsolutePath();
        ToolCall call = tools.restore(new RestoreOrder(
                access,
                isFed ? Optional.empty() : Optional.of(backup.dump()),
                jobs,
                owners,
                elsewhere,
                place.secrets().toAbsolutePath()));
        call.remarks().forEach(out);
        long begun = System.nanoTime();
        try (ToolProcess process = restorer.start(call, place.secrets(), directory)) {
            place.attach(process);
            lifeline.hold(process);
            feed(process, isFed ? Optional.of(() -> dump(backup, form)) : Optional.empty(), access);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the restore was interrupted", e);
        }
        return Duration.ofMillis((System.nanoTime() - begun) / 1_000_000);
    }

    private InputStream dump(BackupContent backup, DumpForm form) throws IOException {
        InputStream dump = backup.openDump();
        return form.isPlain() ? quiet.of(new GZIPInputStream(dump, 1 << 16)) : dump;
    }

    private void feed(ToolProcess process, Optional<Callable<InputStream>> dump, ToolAccess access)
            throws IOException, InterruptedException {
        AtomicLong fed = new AtomicLong();
        FutureTask<Boolean> feeding =
                background(() -> dump.isPresent() ? feed(dump.get(), process.input(), fed) : end(process));
        FutureTask<Boolean> draining = background(() -> drain(process.output()));
        Progress progress =
                new Progress(out, () -> dump.isPresent() ? Amounts.bytes(fed.get()) + " restored" : "restores");
        while (!process.ends(Progress.STEP)) {
            progress.tell();
        }
        int exitCode = process.await();
        requireReadable(feeding);
        var problem = tools.restoreProblem(exitCode, process.said());
        if (problem.isPresent()) {
            throw new IOException(restorer + " ended with exit code " + exitCode + ": " + access.safe(problem.get())
                    + tools.advice(problem.get()));
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

    private static boolean feed(Callable<InputStream> dump, OutputStream program, AtomicLong fed) throws Exception {
        try (InputStream in = dump.call();
                OutputStream to = program) {
            byte[] bytes = new byte[1 << 16];
            for (int read = read(in, bytes); read >= 0; read = read(in, bytes)) {
                to.write(bytes, 0, read);
                fed.addAndGet(read);
            }
            return true;
        }
    }

    /** What the program says of a dump that ends too early is not the reason. */
    private static final class UnreadableDump extends IOException {

        private static final long serialVersionUID = 1;

        UnreadableDump(IOException cause) {
            super("the dump cannot be read: " + cause.getMessage(), cause);
        }
    }

    private static int read(InputStream in, byte[] bytes) throws UnreadableDump {
        try {
            return in.read(bytes);
        } catch (IOException e) {
            throw new UnreadableDump(e);
        }
    }

    private static void requireReadable(FutureTask<Boolean> feeding) throws IOException, InterruptedException {
        try {
            feeding.get(2, TimeUnit.SECONDS); // a child that the program has left behind may hold the pipe
        } catch (TimeoutException e) {
            throw new IOException("the program has ended before it had read the dump", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableDump unreadable) {
                throw unreadable;
            }
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
