// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.choice;

import dev.switchback.server.choice.ServerRequest.Login;
import dev.switchback.server.choice.ServerRequest.Where;
import dev.switchback.server.embedded.BinariesSource;
import dev.switchback.settings.ServerSettings;
import dev.switchback.settings.Settings;

/** Turns what the settings say about the server into what is asked of those who provide one. */
public final class ServerWishes {

    private ServerWishes() {}

    /** Returns the request; what it is to be of is the settings' database. */
    public static ServerRequest of(Settings settings, BinariesSource binaries) {
        ServerSettings server = settings.server();
        return new ServerRequest(
                settings.database(),
                Where.valueOf(server.where().name()),
                server.image(),
                server.url().map(url -> new Login(url, server.user(), server.password())),
                settings.serverDirectories().home(),
                settings.serverDirectories().cache(),
                settings.serverDirectories().work(),
                server.standIn(settings.database()),
                server.variables(),
                binaries,
                ServerRequest.of(settings.database()).patience());
    }
}
