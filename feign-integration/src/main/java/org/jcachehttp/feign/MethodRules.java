package org.jcachehttp.feign;

import feign.MethodMetadata;
import feign.Request;
import feign.RequestTemplate;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jcachehttp.feign.annotation.CacheTags;
import org.jcachehttp.feign.annotation.DoNotCache;
import org.jcachehttp.feign.annotation.KeepDecoded;
import org.jcachehttp.feign.annotation.Refresh;
import org.jcachehttp.feign.annotation.StaleIfError;
import org.jcachehttp.feign.annotation.StaleWhileRevalidate;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.RefreshSettings;
import org.jspecify.annotations.Nullable;

/** The rules that the annotations of a method define. */
final class MethodRules {

  private static final MethodRules NONE = new MethodRules(CallOptions.none(), false, List.of());

  private static final List<Class<? extends Annotation>> ANNOTATIONS =
      List.of(
          org.jcachehttp.feign.annotation.ExpireAfter.class,
          DoNotCache.class,
          StaleIfError.class,
          StaleWhileRevalidate.class,
          Refresh.class,
          KeepDecoded.class,
          CacheTags.class);

  /** Rules live as long as the class of the client. */
  private static final ClassValue<Map<Method, MethodRules>> BY_METHOD =
      new ClassValue<>() {
        @Override
        protected Map<Method, MethodRules> computeValue(Class<?> client) {
          return new ConcurrentHashMap<>();
        }
      };

  private final CallOptions options;
  private final boolean keepsDecoded;
  private final List<TagTemplate> tags;
  private volatile @Nullable WithTimeout withTimeout;

  /**
   * The options with the timeout of a client.
   *
   * @param client the options of the client
   * @param options the options of the method with that timeout
   */
  private record WithTimeout(Request.Options client, CallOptions options) {}

  private MethodRules(CallOptions options, boolean keepsDecoded, List<TagTemplate> tags) {
    this.options = options;
    this.keepsDecoded = keepsDecoded;
    this.tags = tags;
  }

  /** Returns the rules of the method that made a request; none for a request made by hand. */
  static MethodRules of(Request request) {
    RequestTemplate template = request.requestTemplate();
    MethodMetadata metadata = template == null ? null : template.methodMetadata();
    return metadata == null || metadata.method() == null || metadata.targetType() == null
        ? NONE
        : of(metadata.targetType(), metadata.method(), metadata.indexToName());
  }

  /**
   * Returns the rules of a method of a client.
   *
   * @param parameters the names of the method's parameters by position
   * @throws IllegalStateException if its annotations are contradictory or invalid
   */
  static MethodRules of(
      Class<?> client, Method method, Map<Integer, Collection<String>> parameters) {
    Map<Method, MethodRules> rules = BY_METHOD.get(client);
    MethodRules known = rules.get(method);
    return known != null
        ? known
        : rules.computeIfAbsent(method, unread -> read(client, unread, parameters));
  }

  /** Returns the tags of a method, if its contract was read. */
  static List<TagTemplate> tags(Class<?> client, Method method) {
    MethodRules known = BY_METHOD.get(client).get(method);
    return known == null ? List.of() : known.tags;
  }

  /** Returns the options of the method. */
  CallOptions options() {
    return options;
  }

  /**
   * Returns the options of the method with the timeout of the client, which limits the wait for an
   * equal request in flight. The last result is kept, because clients reuse their options.
   */
  CallOptions options(Request.Options client) {
    WithTimeout last = withTimeout;
    if (last == null || !last.client.equals(client)) {
      last = new WithTimeout(client, options.orElse(timeout(client)));
      withTimeout = last;
    }
    return last.options;
  }

  /** In Feign, zero means no timeout. */
  private static CallOptions timeout(Request.Options client) {
    int connect = client.connectTimeoutMillis();
    int read = client.readTimeoutMillis();
    return connect > 0 && read > 0
        ? CallOptions.none().withCollapseTimeout(Duration.ofMillis((long) connect + read))
        : CallOptions.none();
  }

  /** Returns whether decoded values are kept. */
  boolean keepsDecoded() {
    return keepsDecoded;
  }

  private static MethodRules read(
      Class<?> client, Method method, Map<Integer, Collection<String>> parameters) {
    AnnotatedMethod annotated = new AnnotatedMethod(client, method);
    CallOptions options = CallOptions.none();
    Optional<AnnotatedElement> element = annotated.nearestWith(ANNOTATIONS.subList(0, 2));
    if (element.isPresent()) {
      options = options.withExpireAfter(expireAfter(element.get(), annotated));
    }
    Optional<StaleIfError> ifError = annotated.nearest(StaleIfError.class);
    if (ifError.isPresent()) {
      options =
          options.withStaleIfError(duration("@StaleIfError", ifError.get().value(), annotated));
    }
    Optional<StaleWhileRevalidate> refresh = annotated.nearest(StaleWhileRevalidate.class);
    if (refresh.isPresent()) {
      options =
          options.withStaleWhileRevalidate(
              duration("@StaleWhileRevalidate", refresh.get().value(), annotated));
    }
    Optional<Refresh> refreshing = annotated.nearest(Refresh.class);
    if (refreshing.isPresent()) {
      options = options.withRefresh(refresh(refreshing.get(), annotated));
    }
    return new MethodRules(
        options, annotated.nearest(KeepDecoded.class).isPresent(), tags(annotated, parameters));
  }

  private static RefreshSettings refresh(Refresh annotation, AnnotatedMethod annotated) {
    try {
      RefreshSettings settings = RefreshSettings.defaults().withEagerShare(annotation.eagerShare());
      if (!annotation.softTimeout().isEmpty()) {
        settings =
            settings.withSoftTimeout(duration("@Refresh", annotation.softTimeout(), annotated));
      }
      return annotation.backoff().isEmpty()
          ? settings
          : settings.withBackoff(
              duration("@Refresh", annotation.backoff(), annotated),
              duration("@Refresh", annotation.backoffLimit(), annotated));
    } catch (IllegalArgumentException invalid) {
      throw annotated.misuse(String.valueOf(invalid.getMessage()));
    }
  }

  private static List<TagTemplate> tags(
      AnnotatedMethod annotated, Map<Integer, Collection<String>> parameters) {
    try {
      return annotated.nearest(CacheTags.class).stream()
          .flatMap(tags -> Stream.of(tags.value()))
          .map(template -> TagTemplate.parse(template, parameters))
          .toList();
    } catch (IllegalArgumentException invalid) {
      throw annotated.misuse(String.valueOf(invalid.getMessage()));
    }
  }

  private static ExpireAfter expireAfter(AnnotatedElement element, AnnotatedMethod annotated) {
    var annotation = element.getAnnotation(org.jcachehttp.feign.annotation.ExpireAfter.class);
    if (annotation == null) {
      return ExpireAfter.doNotCache();
    }
    if (element.isAnnotationPresent(DoNotCache.class)) {
      throw annotated.misuse("takes @ExpireAfter or @DoNotCache, not both");
    }
    return parse(annotation.value(), annotated);
  }

  private static ExpireAfter parse(String value, AnnotatedMethod annotated) {
    try {
      return ExpireAfter.parse(value);
    } catch (IllegalArgumentException unknown) {
      throw annotated.misuse(String.valueOf(unknown.getMessage()));
    }
  }

  private static Duration duration(String name, String value, AnnotatedMethod annotated) {
    return parse(value, annotated)
        .duration()
        .orElseThrow(
            () ->
                annotated.misuse(
                    name
                        + " is '"
                        + value
                        + "', but takes seconds (90) or a duration (10m, PT10M)"));
  }

  /**
   * Checks that default methods, which make no request, have no annotations.
   *
   * @throws IllegalStateException if one has
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
