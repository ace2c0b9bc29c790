// SPDX-License-Identifier: Apache-2.0
package dev.switchback.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Carries bytes between a client and a server on this machine until it is cut. */
public final class Wire implements AutoCloseable {

    private final ServerSocket entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;
    private volatile boolean isReset;

    public Wire(int server) throws IOException {
        this.server = server;
        start(this::accept);
    }

    public int port() {
        return entry.getLocalPort();
    }

    /** From now on nothing comes through, and nobody is told. */
    public void cut() throws IOException {
        isCut = true;
        entry.close();
    }

    /** As {@link #cut}, and who comes in from now on waits as well. */
    public void swallow() {
        isCut = true;
    }

    /** Both ends are told that the other is gone, and nobody gets through any more. */
    public void reset() throws IOException {
        isReset = true;
        cut();
        for (Socket socket : open) {
            end(socket);
        }
    }

    private static void end(Socket socket) throws IOException {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            return; // it is closed already
        }
        socket.close();
    }

    /** Who comes in at the moment of the reset is told as well. */
    private void open(Socket socket) throws IOException {
        open.add(socket);
        if (isReset) {
            end(socket);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entry.accept();
                open(client);
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
                open(there);
                start(() -> carry(client, there));
                start(() -> carry(there, client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void carry(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            int count = in.read(buffer);
            while (count >= 0) {
                if (!isCut) {
                    out.write(buffer, 0, count);
                    out.flush();
                }
                count = in.read(buffer);
            }
            if (!isCut) {
                to.close();
                open.remove(to);
            }
        } catch (IOException over) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        reset();
    }
}
