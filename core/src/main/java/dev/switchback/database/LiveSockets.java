// SPDX-License-Identifier: Apache-2.0
package dev.switchback.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * The sockets of connections to a live database. Public for drivers, which make one by its name.
 *
 * <p>A statement may take half an hour, and nothing is sent meanwhile: what lies between may forget such a connection after minutes. So
 * the system shows that it is still wanted. And who has the socket can close it: MariaDB's driver (3.5) waits in {@code abort} for
 * the very read that is to end.
 */
public final class LiveSockets extends SocketFactory {

    private static final int IDLE_SECONDS = 30;
    private static final int INTERVAL_SECONDS = 10;
    private static final int PROBES = 3;

    /** Where whoever connects keeps them: a driver may connect in a thread of its own. */
    private static final InheritableThreadLocal<List<Socket>> OPENED = new InheritableThreadLocal<>();

    /** Returns the list that gets the sockets that this thread, and those that it starts, open from now on. */
    static List<Socket> gather() {
        List<Socket> opened = new CopyOnWriteArrayList<>();
        OPENED.set(opened);
        return opened;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
        set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        socket.setKeepAlive(true);
        List<Socket> opened = OPENED.get();
        if (opened != null) {
            opened.add(socket);
        }
        return socket;
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }

    static void close(List<Socket> sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    /** No driver of ours says from where. */
    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }
}
