package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.settings.CallOptions;

/**
 * The options and the mode of a request: those of its properties, then those of the scope, then
 * those of the annotations of its method.
 */
final class CallSettings {

  /** MicroProfile REST Client sets this property to the method of the interface. */
  private static final String INVOKED_METHOD = "org.eclipse.microprofile.rest.client.invokedMethod";

  private CallSettings() {}

  /** Returns the call of a request, made on this thread. */
  static CacheSession.Call call(CacheSession session, ClientRequestContext context) {
    CacheSession.Call call =
        session.call(
            property(context, INVOKED_METHOD, Method.class)
                .map(CallSettings::annotated)
                .orElseGet(CallOptions::none));
    CacheSession.Call configured =
        property(context, HttpCacheFeature.OPTIONS, CallOptions.class)
            .map(call::withOptions)
            .orElse(call);
    return property(context, HttpCacheFeature.MODE, CacheMode.class)
        .map(configured::withMode)
        .orElse(configured);
  }

  private static <T> Optional<T> property(
      ClientRequestContext context, String name, Class<T> type) {
    Object value = context.getProperty(name);
    if (value == null) {
      value = context.getConfiguration().getProperty(name);
    }
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(
          name + " is a " + value.getClass().getName() + ", but takes a " + type.getName());
    }
    return Optional.ofNullable(type.cast(value));
  }

  private static CallOptions annotated(Method method) {
    CallOptions tagged =
        annotation(method, CacheTags.class)
            .map(tags -> CallOptions.none().withTags(List.of(tags.value())))
            .orElseGet(CallOptions::none);
    return annotation(method, ExpireAfter.class)
        .map(ExpireAfter::value)
        .map(org.jcachehttp.http.settings.ExpireAfter::parse)
        .map(tagged::withExpireAfter)
        .orElse(tagged);
  }

  private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
    return Optional.ofNullable(method.getAnnotation(type))
        .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(type)));
  }
}
