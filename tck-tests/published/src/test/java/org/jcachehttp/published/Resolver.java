package org.jcachehttp.published;

import static java.io.File.pathSeparator;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Resolves dependencies as Maven does for a project, with the settings of this build. */
record Resolver(Path localRepository) {
  private static final Path STAGED = Path.of(System.getProperty("published.repository"));

  /** Returns {@code group:artifact} of each jar on the class path of a user of an artifact. */
  Set<String> classPathOf(PublishedModule module) throws DependencyResolutionException {
    Artifact artifact =
        new DefaultArtifact("org.jcachehttp:" + module.artifact() + ":" + module.version());
    try (Context maven = Runtimes.INSTANCE.getRuntime().create(settings())) {
      CollectRequest request =
          new CollectRequest(new Dependency(artifact, "compile"), repositories(maven));
      return maven
          .repositorySystem()
          .resolveDependencies(
              maven.repositorySystemSession(), new DependencyRequest(request, null))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(found -> found.getGroupId() + ":" + found.getArtifactId())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private ContextOverrides settings() {
    List<String> files = List.of(System.getProperty("published.settings").split(pathSeparator, -1));
    return ContextOverrides.create()
        .withUserSettings(true)
        .withUserSettingsXmlOverride(Path.of(files.get(0)))
        .withGlobalSettingsXmlOverride(Path.of(files.get(1)))
        .withLocalRepositoryOverride(localRepository)
        .build();
  }

  private static List<RemoteRepository> repositories(Context maven) {
    List<RemoteRepository> repositories = new ArrayList<>(maven.remoteRepositories());
    repositories.add(
        new RemoteRepository.Builder("staged", "default", STAGED.toUri().toString()).build());
    return repositories;
  }
}
