// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.choice;

import dev.switchback.database.DatabaseRequest;
import dev.switchback.server.Server;
import dev.switchback.server.choice.ServerRequest.Login;
import dev.switchback.server.existing.ExistingOptions;
import dev.switchback.server.existing.ExistingServer;
import dev.switchback.settings.Key;
import java.io.IOException;
import java.util.List;

/** A server that somebody runs already. */
record ExistingWay(ServerRequest request) implements Way {

    /** What is told where no server is named. */
    static final String NONE = "none is named; name one with " + Key.SERVER_URL.key() + ", " + Key.SERVER_USER.key()
            + " and " + Key.SERVER_PASSWORD.key();

    @Override
    public String name() {
        return "existing";
    }

    @Override
    public Server start(DatabaseRequest version) throws IOException {
        Login login = request.login().orElseThrow(() -> new IOException(NONE));
        return ExistingServer.connect(new ExistingOptions(
                List.of(version),
                login.url(),
                login.user(),
                login.password(),
                request.variables(),
                request.patience()));
    }
}
