// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The application, which goes on taking orders; it remembers those that the database has confirmed. */
final class Writer implements AutoCloseable {

    private final Site site;
    private final List<Integer> confirmed = new ArrayList<>();
    private final Thread thread = new Thread(this::write, "campaign writer");
    private volatile boolean isOver;

    Writer(Site site) {
        this.site = site;
        thread.setDaemon(true);
        thread.start();
    }

    private void write() {
        int next = Site.WRITTEN;
        while (!isOver) {
            try (Connection connection = site.live().connect()) {
                while (!isOver) {
                    next++;
                    order(connection, next);
                    Thread.sleep(15);
                }
            } catch (SQLException | InterruptedException e) {
                next += 1000; // whether the last one was taken is not known
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void order(Connection connection, int id) throws SQLException {
        String sql = "INSERT INTO orders (id, customer, note) VALUES (?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setQueryTimeout(20);
            insert.setInt(1, id);
            insert.setInt(2, 1 + id % Site.CUSTOMERS);
            insert.setString(3, "note-" + id);
            insert.executeUpdate();
        }
        synchronized (confirmed) {
            confirmed.add(id);
        }
    }

    List<Integer> confirmed() {
        synchronized (confirmed) {
            return List.copyOf(confirmed);
        }
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        thread.join(25_000);
    }
}
