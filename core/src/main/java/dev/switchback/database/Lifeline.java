// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a server does not answer any more, and gives up whoever waits for it.
 *
 * <p>A network may pass nothing on and tell nobody: then a driver, or a program, waits for as long as the system keeps the connection,
 * which may be hours. A limit for each answer would end statements that take long. So a session of its own asks whether the server
 * is there, as long as somebody has been connected for a while.
 */
public final class Lifeline {

    /** Of a database that nobody looks after. */
    static final Lifeline NONE = new Lifeline(new Database("", "", "", ""), Duration.ZERO);

    /** How long a server of the user's may take to let us in. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(250);
    /** A server that answers has said goodbye by then; one that does not is not waited for. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    /** A machine that was put to sleep meanwhile has waited long, and not asked. */
    private static final int QUESTIONS = 3;

    /** What ends when the server is given up. */
    public interface Held {

        /** Says whether it has ended by itself. */
        boolean isOver();

        /** Ends it from this side. */
        void giveUp();
    }

    private volatile Database server;
    private final Duration silence;
    private final List<Held> held = new ArrayList<>();
    private @Nullable Thread watch;
    private volatile String lost = "";

    private Lifeline(Database server, Duration silence) {
        this.server = server;
        this.silence = silence;
    }

    /**
     * Makes one.
     *
     * @param server  what is asked
     * @param silence how long there may be no answer
     */
    public static Lifeline to(Database server, Duration silence) {
        return new Lifeline(server, silence);
    }

    /** Asks in another database of the server from now on: the first one is to be free of sessions. */
    public void askIn(Database other) {
        server = other;
    }

    /** Says whether a server has said no, and not nothing: whoever refuses is there. */
    public static boolean isAnswer(SQLException failure) {
        return Question.isAnswer(failure);
    }

    boolean isNone() {
        return silence.isZero();
    }

    Connection connect(Database database) throws SQLException {
        return isNone() ? Drivers.connect(database) : connect(database, PATIENCE);
    }

    Connection connect(Database database, Duration limit) throws SQLException {
        Connecting.Connected connected = Connecting.to(database, limit);
        hold(new HeldConnection(connected));
        return connected.connection();
    }

    /** Gives it up as well if the server does not answer any more. */
    public synchronized void hold(Held other) {
        if (isNone()) {
            return;
        }
        held.add(other);
        if (watch == null) {
            Thread thread = new Thread(this::watch, "switchback-lifeline");
            thread.setDaemon(true);
            thread.start();
            watch = thread;
        }
    }

    /** Returns what was given up, as a sentence without a full stop; empty if nothing was. */
    public Optional<String> lost() {
        return Optional.of(lost).filter(words -> !words.isEmpty());
    }

    private void watch() {
        try (Question question = new Question(() -> server)) {
            long asked = System.nanoTime();
            long first = 0;
            int unanswered = 0;
            while (isNeeded()) {
                pause();
                if (since(asked).compareTo(atMost(LONGEST_PAUSE)) < 0) {
                    continue;
                }
                asked = System.nanoTime();
                if (question.isAnswered(atMost(LONGEST_ANSWER))) {
                    unanswered = 0;
                } else {
                    first = unanswered == 0 ? asked : first;
                    unanswered++;
                    if (unanswered >= QUESTIONS && since(first).compareTo(silence) >= 0) {
                        giveUp(since(first));
                        unanswered = 0;
                    }
                }
                asked = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void pause() throws InterruptedException {
        wait(LOOK.toMillis());
    }

    /**
     * Looks after nobody any more, and returns when that has come to its end: a thread that outlived its goal would look for classes that
     * Maven has put away.
     */
    public void end() {
        Thread ending = forgetAll();
        if (ending == null) {
            return;
        }
        try {
            ending.join(LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread forgetAll() {
        held.clear();
        notifyAll();
        return watch;
    }

    private Duration atMost(Duration longest) {
        Duration part = silence.dividedBy(QUESTIONS + 1);
        return part.compareTo(longest) < 0 ? part : longest;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private synchronized boolean isNeeded() {
        held.removeIf(Held::isOver);
        if (held.isEmpty()) {
            watch = null;
        }
        return !held.isEmpty();
    }

    private synchronized void giveUp(Duration silent) {
        lost = "the server has not answered for " + silent.toSeconds()
                + " seconds, and the connections to it were given up";
        for (Held each : held) {
            // MariaDB's driver (3.5) opens another connection to end one, and waits for that.
            Thread thread = new Thread(each::giveUp, "switchback-give-up");
            thread.setDaemon(true);
            thread.start();
        }
        held.clear();
    }

    private record HeldConnection(Connecting.Connected connected) implements Held {

        @Override
        public boolean isOver() {
            try {
                return connected.connection().isClosed();
            } catch (SQLException e) {
                return true;
            }
        }

        @Override
        public void giveUp() {
            try {
                LiveSockets.close(connected.sockets());
                connected.connection().abort(Runnable::run);
            } catch (SQLException e) {
                return; // it is lost in any case
            }
        }
    }
}
