// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BesideTest {

    private final Stopwatch stopwatch = new Stopwatch();

    @Test
    void bothRunAtTheSameTime() throws SQLException {
        CountDownLatch here = new CountDownLatch(1);
        CountDownLatch there = new CountDownLatch(1);
        assertThat(Beside.<Boolean>run(
                        stopwatch,
                        () -> {
                            there.countDown();
                            await(here);
                        },
                        () -> {
                            here.countDown();
                            return await(there);
                        }))
                .isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void taskSeesTheCallersClassLoaderOnAnyThread() throws Exception {
        AtomicReference<ClassLoader> seen = new AtomicReference<>();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        for (int i = 0; i < 2; i++) {
            try (URLClassLoader project = new URLClassLoader(new URL[0], before)) {
                Thread.currentThread().setContextClassLoader(project);
                Beside.run(stopwatch, () -> seen.set(Thread.currentThread().getContextClassLoader()), () -> "");
                assertThat(seen.get()).isSameAs(project);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    @Test
    void whatTheTaskThrowsReachesTheCaller() {
        SQLException gone = new SQLException("gone");
        assertThatThrownBy(() -> Beside.run(
                        stopwatch,
                        () -> {
                            throw gone;
                        },
                        () -> ""))
                .isSameAs(gone);
    }

    @Test
    void callersOwnExceptionComesFirstAndKeepsTheOther() {
        SQLException own = new SQLException("own");
        assertThatThrownBy(() -> Beside.run(
                        stopwatch,
                        () -> {
                            throw new SQLException("other");
                        },
                        () -> {
                            throw own;
                        }))
                .isSameAs(own)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
    }

    @Test
    void workOfBothIsBooked() throws SQLException {
        Beside.run(
                stopwatch,
                () -> stopwatch.time(Phase.FILL, BesideTest::pause),
                () -> stopwatch.time(Phase.EMPTY, () -> ""));
        assertThat(stopwatch.spent()).containsKeys(Phase.FILL, Phase.EMPTY);
        assertThat(stopwatch.spent().get(Phase.FILL)).isGreaterThan(Duration.ofMillis(90));
    }

    private static String pause() throws SQLException {
        try {
            Thread.sleep(200);
            return "";
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }
}
