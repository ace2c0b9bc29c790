// SPDX-License-Identifier: Apache-2.0
package dev.switchback.lab.volume;

import dev.switchback.data.volume.VolumeFiller;
import dev.switchback.database.Database;
import dev.switchback.database.TableName;
import dev.switchback.engine.TableShape;
import dev.switchback.lab.volume.VolumeStand.OtherServer;
import dev.switchback.server.Server;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server that volumes are on, with what they have in common: the base that they begin from, and Flyway's scratch database. */
final class VolumeGround implements AutoCloseable {

    private final VolumeRequest request;
    private final Server server;
    private final boolean own;
    private final VolumeBase base;
    private final @Nullable Database scratch;

    /**
     * @param own whether the server is there for volumes alone and ends with them
     */
    private VolumeGround(VolumeRequest request, Server server, boolean own) throws SQLException {
        this.request = request;
        this.server = server;
        this.own = own;
        this.base = new VolumeBase(request, server);
        this.scratch = request.flyway().dialect().hasSchemasInside() ? server.create("scratch") : null;
    }

    /** Uses the server that the other databases are on. */
    static VolumeGround shared(VolumeRequest request) throws SQLException {
        return new VolumeGround(request, request.server(), false);
    }

    /** Starts a server for volumes alone. */
    static VolumeGround alone(VolumeRequest request, OtherServer others) throws SQLException {
        Server server = others.start();
        boolean begun = false;
        try {
            VolumeGround ground = new VolumeGround(request, server, true);
            begun = true;
            return ground;
        } finally {
            if (!begun) {
                server.close();
            }
        }
    }

    VolumeRequest request() {
        return request;
    }

    Server server() {
        return server;
    }

    DiskWatch disk() {
        return new DiskWatch(server::freeBytes);
    }

    boolean isOwn() {
        return own;
    }

    /** Returns a database for what Flyway records of undo scripts, where it takes one. */
    @Nullable
    Database scratch() {
        return scratch;
    }

    /** Returns the base at the version that so many migrations lead to; it is to be looked at only. */
    Database baseAt(int migrations) throws SQLException {
        return base.at(migrations);
    }

    /**
     * Returns tables at the version that so many migrations lead to, as yet without rows.
     *
     * @param target what they are to be like
     * @param later the tables after the migration, if rows are to fit its constraints already
     */
    FilledTables tablesAt(int migrations, Target target, Map<TableName, TableShape> later) throws SQLException {
        Filling filling = new Filling(
                () -> new VolumeFiller(request.engine(), request.seed(), request.bookkeeping(), target.profile()),
                later);
        return server.canClone()
                ? new ClonedTables(this, base.cloneAt(migrations), filling)
                : new RebuiltTables(this, () -> base.builtAt(migrations), filling);
    }

    @Override
    public void close() throws SQLException {
        if (own) {
            server.close();
            return;
        }
        base.close();
        if (scratch != null) {
            server.drop(scratch);
        }
    }
}
