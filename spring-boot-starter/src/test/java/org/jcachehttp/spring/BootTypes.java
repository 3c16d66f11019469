package org.jcachehttp.spring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Interfaces that Spring Boot 3 and 4 have in different packages: the same tests run on both. */
final class BootTypes {

  static final Class<?> MANAGER_CUSTOMIZER =
      present(
          "org.springframework.boot.autoconfigure.cache.JCacheManagerCustomizer",
          "org.springframework.boot.cache.autoconfigure.JCacheManagerCustomizer");

  static final Class<?> REDIS_DETAILS =
      present(
          "org.springframework.boot.autoconfigure.data.redis.RedisConnectionDetails",
          "org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails");

  static final Class<?> MONGODB_DETAILS =
      present(
          "org.springframework.boot.autoconfigure.mongo.MongoConnectionDetails",
          "org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails");

  private BootTypes() {}

  private static Class<?> present(String... names) {
    return Arrays.stream(names)
        .filter(name -> ClassUtils.isPresent(name, null))
        .findFirst()
        .map(name -> ClassUtils.resolveClassName(name, null))
        .orElseThrow();
  }

  /** An object whose methods return values by name; the others do what their interface says. */
  static <T> T with(Class<T> type, Map<String, ?> values) {
    return proxy(
        type,
        (object, method, arguments) ->
            values.containsKey(method.getName())
                ? values.get(method.getName())
                : byDefault(object, method, arguments));
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object byDefault(
      Object object, Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(object, method, arguments);
    }
    return switch (method.getName()) {
      case "toString" -> "details";
      case "hashCode" -> System.identityHashCode(object);
      case "equals" -> arguments != null && object == arguments[0];
      default -> null;
    };
  }

  /** The part of the details of Redis with that name, such as {@code Standalone}. */
  static Class<?> partOfRedis(String name) {
    return ClassUtils.resolveClassName(REDIS_DETAILS.getName() + '$' + name, null);
  }
}
