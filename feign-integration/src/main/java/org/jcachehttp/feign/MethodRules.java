package org.jcachehttp.feign;

import feign.MethodMetadata;
import feign.Request;
import feign.RequestTemplate;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jcachehttp.feign.annotation.DoNotCache;
import org.jcachehttp.feign.annotation.KeepDecoded;
import org.jcachehttp.feign.annotation.StaleIfError;
import org.jcachehttp.feign.annotation.StaleWhileRevalidate;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.ExpireAfter;

/**
 * What the annotations of a method say.
 *
 * @param options how long its responses are fresh, and of use after that
 * @param keepsDecoded whether what they were decoded to is kept
 */
record MethodRules(CallOptions options, boolean keepsDecoded) {

  private static final MethodRules NONE = new MethodRules(CallOptions.none(), false);

  private static final List<Class<? extends Annotation>> ANNOTATIONS =
      List.of(
          org.jcachehttp.feign.annotation.ExpireAfter.class,
          DoNotCache.class,
          StaleIfError.class,
          StaleWhileRevalidate.class,
          KeepDecoded.class);

  /** Rules live as long as the class of the client. */
  private static final ClassValue<Map<Method, MethodRules>> READ =
      new ClassValue<>() {
        @Override
        protected Map<Method, MethodRules> computeValue(Class<?> client) {
          return new ConcurrentHashMap<>();
        }
      };

  /** The rules of the method that a request was made by; none, if it was made by hand. */
  static MethodRules of(Request request) {
    RequestTemplate template = request.requestTemplate();
    MethodMetadata metadata = template == null ? null : template.methodMetadata();
    return metadata == null || metadata.method() == null || metadata.targetType() == null
        ? NONE
        : of(metadata.targetType(), metadata.method());
  }

  /**
   * The rules of a method of a client.
   *
   * @throws IllegalStateException if its annotations contradict each other or say what nobody
   *     understands
   */
  static MethodRules of(Class<?> client, Method method) {
    Map<Method, MethodRules> read = READ.get(client);
    MethodRules known = read.get(method);
    return known != null ? known : read.computeIfAbsent(method, unread -> read(client, unread));
  }

  private static MethodRules read(Class<?> client, Method method) {
    AnnotatedMethod annotated = new AnnotatedMethod(client, method);
    CallOptions options =
        new CallOptions(
            annotated
                .nearestWith(ANNOTATIONS.subList(0, 2))
                .map(place -> expireAfter(place, annotated)),
            Optional.empty(),
            annotated
                .nearest(StaleIfError.class)
                .map(said -> span("@StaleIfError", said.value(), annotated)),
            annotated
                .nearest(StaleWhileRevalidate.class)
                .map(said -> span("@StaleWhileRevalidate", said.value(), annotated)));
    return new MethodRules(options, annotated.nearest(KeepDecoded.class).isPresent());
  }

  private static ExpireAfter expireAfter(AnnotatedElement place, AnnotatedMethod annotated) {
    var said = place.getAnnotation(org.jcachehttp.feign.annotation.ExpireAfter.class);
    if (said == null) {
      return ExpireAfter.doNotCache();
    }
    if (place.isAnnotationPresent(DoNotCache.class)) {
      throw annotated.misuse("takes @ExpireAfter or @DoNotCache, not both");
    }
    return parse(said.value(), annotated);
  }

  private static ExpireAfter parse(String value, AnnotatedMethod annotated) {
    try {
      return ExpireAfter.parse(value);
    } catch (IllegalArgumentException unknown) {
      throw annotated.misuse(String.valueOf(unknown.getMessage()));
    }
  }

  private static Duration span(String name, String value, AnnotatedMethod annotated) {
    if (parse(value, annotated) instanceof ExpireAfter.Span span) {
      return span.span();
    }
    throw annotated.misuse(
        name + " is '" + value + "', but takes seconds (90) or a duration (10m, PT10M)");
  }

  /**
   * Reads the annotations of all methods that make no request themselves.
   *
   * @throws IllegalStateException if one of them has any
   */
  static void check(Class<?> client) {
    for (Method method : client.getMethods()) {
      if (method.isDefault() && ANNOTATIONS.stream().anyMatch(method::isAnnotationPresent)) {
        throw new AnnotatedMethod(client, method)
            .misuse("is a default method, which makes no request: annotate those that it calls");
      }
    }
  }
}
