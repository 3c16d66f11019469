package org.jcachehttp.tck.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the main code of one module may depend on.
 *
 * @param folder the folder of the module
 * @param name the module's first package below {@code org.jcachehttp}
 * @param packages the packages it may use, as ArchUnit writes them
 * @param artifacts the artifacts on its class path: a group, or a group and an artifact
 */
record ModuleRules(String folder, String name, List<String> packages, List<String> artifacts) {

  static ModuleRules module(String folder, String name) {
    return new ModuleRules(folder, name, List.of(), List.of());
  }

  ModuleRules uses(String... more) {
    return new ModuleRules(folder, name, concat(packages, more), artifacts);
  }

  ModuleRules classPath(String... more) {
    return new ModuleRules(folder, name, packages, concat(artifacts, more));
  }

  private static List<String> concat(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
