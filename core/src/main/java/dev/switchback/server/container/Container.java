// SPDX-License-Identifier: Apache-2.0
package dev.switchback.server.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One container of ours.
 *
 * @param engine where it is
 * @param id     the engine's name for it
 */
record Container(Engine engine, String id) {

    private static final int LINES = 15;

    /** What a container is made of. */
    record Plan(Image image, ImageProduct dialect, String password, Map<String, String> variables, boolean inMemory) {}

    /** Creates and starts one; if it does not start, nothing is left. */
    static Container start(Engine engine, Plan plan) throws IOException {
        String id = Limited.call(
                Engine.LIMIT, "cannot create a container of " + plan.image().name(), () -> create(engine, plan));
        Container container = new Container(engine, id);
        try {
            Limited.call(
                    Engine.LIMIT, "cannot start a container of " + plan.image().name(), () -> {
                        engine.client().startContainerCmd(id).exec();
                        return id;
                    });
        } catch (IOException e) {
            Lease.discard(container, e);
            throw e;
        }
        return container;
    }

    private static String create(Engine engine, Plan plan) {
        DockerClient client = engine.client();
        ImageProduct dialect = plan.dialect();
        ExposedPort port = ExposedPort.tcp(dialect.port());
        // On this machine nobody else's business; a remote engine's port has to be reached from here.
        Ports.Binding binding = engine.isLocal() ? Ports.Binding.bindIp("127.0.0.1") : Ports.Binding.empty();
        HostConfig host = HostConfig.newHostConfig().withPortBindings(new PortBinding(binding, port));
        if (plan.inMemory()) {
            host.withTmpFs(Map.of(dialect.data(), "rw"));
        }
        try (CreateContainerCmd command = client.createContainerCmd(plan.image().name())) {
            return command.withEnv(dialect.environment(plan.password()))
                    .withCmd(dialect.command(plan.variables()))
                    .withLabels(Labels.mine().asMap())
                    .withExposedPorts(port)
                    .withHostConfig(host)
                    .exec()
                    .getId();
        }
    }

    /** Returns the port at which the server is reached from outside. */
    int port(ImageProduct dialect) throws IOException {
        return Limited.call(Engine.LIMIT, "cannot look at the container", () -> {
            Ports.Binding[] bindings =
                    inspect().getNetworkSettings().getPorts().getBindings().get(ExposedPort.tcp(dialect.port()));
            if (bindings == null || bindings.length == 0) {
                throw new IOException("it has ended, or its port is not published");
            }
            return Integer.valueOf(bindings[0].getHostPortSpec());
        });
    }

    boolean isRunning() throws IOException {
        return Limited.call(Engine.LIMIT, "cannot look at the container", () -> {
            try {
                return Boolean.TRUE.equals(inspect().getState().getRunning());
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    private InspectContainerResponse inspect() {
        return engine.client().inspectContainerCmd(id).exec();
    }

    /** Returns the last lines that the server has written. */
    String log() throws IOException {
        StringBuilder text = new StringBuilder();
        return Limited.call(Engine.LIMIT, "cannot read the container's log", () -> {
            engine.client()
                    .logContainerCmd(id)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(LINES)
                    .exec(new Appending(text))
                    .awaitCompletion(20, TimeUnit.SECONDS);
            return text.toString().strip();
        });
    }

    private static final class Appending extends ResultCallback.Adapter<Frame> {
        private final StringBuilder text;

        private Appending(StringBuilder text) {
            this.text = text;
        }

        @Override
        public void onNext(Frame frame) {
            text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
        }
    }

    /** Keeps later runs from taking it for a leftover. */
    void keep() throws IOException {
        Limited.call(Engine.LIMIT, "cannot keep the container", () -> {
            engine.client()
                    .renameContainerCmd(id)
                    .withName(ContainerLeftovers.KEPT + shortId())
                    .exec();
            return id;
        });
    }

    String shortId() {
        return id.substring(0, Math.min(12, id.length()));
    }

    /** Removes it with its volumes, running or not; one already gone is no error. */
    void remove() throws IOException {
        Limited.call(Engine.LIMIT, "cannot remove the container " + shortId(), () -> {
            try {
                engine.client()
                        .removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            } catch (NotFoundException e) {
                return id;
            }
            return id;
        });
    }
}
