package org.jcachehttp.tck.rules;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The cycles among the top-level types of the project; a nested type counts as its outer type. */
final class TypeCycles {
  private final Map<String, Set<String>> dependencies = new HashMap<>();

  TypeCycles(Iterable<JavaClass> types) {
    for (JavaClass type : types) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        add(topLevel(type), topLevel(dependency.getTargetClass()));
      }
    }
  }

  private void add(String type, String target) {
    if (!type.equals(target) && target.startsWith("org.jcachehttp.")) {
      dependencies.computeIfAbsent(type, key -> new HashSet<>()).add(target);
    }
  }

  private static String topLevel(JavaClass type) {
    return type.getBaseComponentType().getName().replaceFirst("\\$.*", "");
  }

  /** Returns the largest sets of types that depend on each other, directly or indirectly. */
  Set<Set<String>> components() {
    Map<String, Set<String>> reachable = new HashMap<>();
    dependencies.keySet().forEach(type -> reachable.put(type, reachableFrom(type)));
    Set<Set<String>> components = new HashSet<>();
    for (Map.Entry<String, Set<String>> entry : reachable.entrySet()) {
      if (entry.getValue().contains(entry.getKey())) {
        components.add(component(entry.getKey(), reachable));
      }
    }
    return components;
  }

  private static Set<String> component(String type, Map<String, Set<String>> reachable) {
    return reachable.getOrDefault(type, Set.of()).stream()
        .filter(other -> reachable.getOrDefault(other, Set.of()).contains(type))
        .collect(toCollection(TreeSet::new));
  }

  private Set<String> reachableFrom(String type) {
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(type));
    while (!open.isEmpty()) {
      for (String next : dependencies.getOrDefault(open.remove(), Set.of())) {
        if (found.add(next)) {
          open.add(next);
        }
      }
    }
    return found;
  }
}
