package org.jcachehttp.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A module that users can depend on.
 *
 * @param folder its folder
 * @param pom its pom as it is published
 */
record PublishedModule(Path folder, Pom pom) {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../..").normalize();

  /** Returns the modules whose poms ask to be published. */
  static List<PublishedModule> all() throws IOException {
    List<PublishedModule> modules = new ArrayList<>();
    for (String name : Pom.read(ROOT.resolve("pom.xml")).texts("modules/module")) {
      Path folder = ROOT.resolve(name);
      if (Pom.read(folder.resolve("pom.xml"))
          .texts("properties/maven.deploy.skip")
          .contains("false")) {
        modules.add(new PublishedModule(folder, Pom.read(publishedPom(folder))));
      }
    }
    return modules;
  }

  String artifact() {
    return pom.text("artifactId");
  }

  String version() {
    return pom.text("version");
  }

  /** Copies the pom and the jar, if any, to where a repository in a folder has them. */
  void stageIn(Path repository) throws IOException {
    String file = artifact() + "-" + version();
    Path place = repository.resolve("org/jcachehttp").resolve(artifact()).resolve(version());
    Files.createDirectories(place);
    Files.write(place.resolve(file + ".pom"), Files.readAllBytes(publishedPom(folder)));
    if (!pom.texts("packaging").contains("pom")) {
      Path jar = folder.resolve("target").resolve(file + ".jar");
      Files.write(place.resolve(file + ".jar"), Files.readAllBytes(jar));
    }
  }

  private static Path publishedPom(Path folder) {
    return folder.resolve(".flattened-pom.xml");
  }

  @Override
  public String toString() {
    return artifact();
  }
}
