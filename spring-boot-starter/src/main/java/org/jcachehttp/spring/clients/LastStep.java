package org.jcachehttp.spring.clients;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A builder that takes one more step before it builds, on a copy of itself, so that nothing that
 * its user adds comes later.
 *
 * @param type the interface of the builder
 * @param builder the builder
 * @param step the step
 */
record LastStep<T>(Class<T> type, T builder, Consumer<T> step) implements InvocationHandler {

  /** Returns the builder with the step. */
  static <T> T before(Class<T> type, T builder, Consumer<T> step) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new LastStep<>(type, builder, step)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      if (method.getName().equals("build")) {
        T copy = type.cast(type.getMethod("clone").invoke(builder));
        step.accept(copy);
        return method.invoke(copy, arguments);
      }
      Object result = method.invoke(builder, arguments);
      if (result == builder) {
        return proxy;
      }
      return type.isInstance(result) ? before(type, type.cast(result), step) : result;
    } catch (InvocationTargetException failure) {
      throw failure.getTargetException();
    }
  }
}
