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
 * A method of a client with the elements whose annotations apply to it, nearest first: the method,
 * the methods it overrides, the client's interface, the interfaces that it extends.
 */
final class AnnotatedMethod {

  private final List<AnnotatedElement> elements = new ArrayList<>();
  private final String name;

  AnnotatedMethod(Class<?> client, Method method) {
    this.name = client.getSimpleName() + '#' + method.getName();
    Set<Class<?>> types = new LinkedHashSet<>();
    collect(client, types);
    elements.add(method);
    types.stream().flatMap(type -> overridden(type, method)).forEach(elements::add);
    elements.addAll(types);
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

  /** Returns the nearest annotation of that type. */
  <A extends Annotation> Optional<A> nearest(Class<A> type) {
    return nearestWith(List.of(type)).map(element -> element.getAnnotation(type));
  }

  /** Returns the nearest element with one of these annotations. */
  Optional<AnnotatedElement> nearestWith(List<Class<? extends Annotation>> types) {
    return elements.stream()
        .filter(element -> types.stream().anyMatch(element::isAnnotationPresent))
        .findFirst();
  }

  /** Returns an exception that names the method. */
  IllegalStateException misuse(String problem) {
    return new IllegalStateException("Method " + name + ": " + problem);
  }
}
