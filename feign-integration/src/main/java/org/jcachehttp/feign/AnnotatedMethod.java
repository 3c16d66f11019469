package org.jcachehttp.feign;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The places where annotations of a client's method may stand, the nearest first: the method, the
 * methods it overrides, the client's interface, the interfaces that extends.
 */
final class AnnotatedMethod {

  private final List<AnnotatedElement> places = new ArrayList<>();
  private final String name;

  AnnotatedMethod(Class<?> client, Method method) {
    this.name = client.getSimpleName() + '#' + method.getName();
    Set<Class<?>> types = new LinkedHashSet<>();
    collect(client, types);
    places.add(method);
    types.stream().flatMap(type -> overridden(type, method)).forEach(places::add);
    places.addAll(types);
  }

  private static void collect(Class<?> type, Set<Class<?>> types) {
    if (types.add(type)) {
      for (Class<?> extended : type.getInterfaces()) {
        collect(extended, types);
      }
    }
  }

  private static Stream<Method> overridden(Class<?> type, Method method) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(other -> !other.equals(method) && other.getName().equals(method.getName()))
        .filter(other -> Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
  }

  /** The annotation at the nearest place that has it. */
  <A extends Annotation> Optional<A> nearest(Class<A> type) {
    return nearestWith(List.of(type)).map(place -> place.getAnnotation(type));
  }

  /** The nearest place that has one of these annotations. */
  Optional<AnnotatedElement> nearestWith(List<Class<? extends Annotation>> types) {
    return places.stream()
        .filter(place -> types.stream().anyMatch(place::isAnnotationPresent))
        .findFirst();
  }

  /** An error that names the method. */
  IllegalStateException misuse(String what) {
    return new IllegalStateException("Method " + name + ": " + what);
  }
}
