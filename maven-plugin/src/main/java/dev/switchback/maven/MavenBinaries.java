// SPDX-License-Identifier: Apache-2.0
package dev.switchback.maven;

import dev.switchback.server.embedded.BinariesSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Fetches server binaries as Maven fetches any artifact: from the build's repositories and mirrors, once. */
record MavenBinaries(RepositorySystem repositories, RepositorySystemSession session, MavenProject project)
        implements BinariesSource {

    @Override
    public Optional<Path> find(Artifact artifact) throws IOException {
        DefaultArtifact jar = new DefaultArtifact(artifact.groupId(), artifact.artifactId(), "jar", artifact.version());
        ArtifactRequest request = new ArtifactRequest(jar, project.getRemoteProjectRepositories(), "switchback");
        try {
            return Optional.of(repositories
                    .resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath());
        } catch (ArtifactResolutionException e) {
            throw new IOException("Maven cannot fetch " + artifact + ": " + e.getMessage(), e);
        }
    }
}
