package org.jcachehttp.feign;

import feign.InvocationHandlerFactory;
import feign.Target;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcachehttp.http.CacheScope;
import org.jcachehttp.http.settings.CallOptions;

/**
 * Gives the calls of methods with {@link org.jcachehttp.feign.annotation.CacheTags} their tags. The
 * handlers of other methods stay as they are.
 *
 * @param factory the factory for the handlers
 */
record TaggingHandlers(InvocationHandlerFactory factory) implements InvocationHandlerFactory {

  @Override
  @SuppressWarnings("rawtypes") // as Feign declares it
  public InvocationHandler create(Target target, Map<Method, MethodHandler> dispatch) {
    Map<Method, MethodHandler> tagging = new LinkedHashMap<>(dispatch);
    tagging.replaceAll((method, handler) -> tagging(target.type(), method, handler));
    return factory.create(target, tagging);
  }

  private static MethodHandler tagging(Class<?> client, Method method, MethodHandler handler) {
    List<TagTemplate> tags = MethodRules.tags(client, method);
    return tags.isEmpty() ? handler : new TaggingHandler(handler, tags);
  }

  /**
   * Calls a method with its tags.
   *
   * @param handler makes the call
   * @param tags the tags of the method
   */
  private record TaggingHandler(MethodHandler handler, List<TagTemplate> tags)
      implements MethodHandler {

    @Override
    @SuppressWarnings("try") // A scope acts by being open.
    public Object invoke(Object[] arguments) throws Throwable {
      Set<String> expanded =
          tags.stream()
              .map(tag -> tag.expand(arguments))
              .flatMap(Optional::stream)
              .collect(Collectors.toSet());
      try (CacheScope scope = CacheScope.open(CallOptions.none().withTags(expanded))) {
        return handler.invoke(arguments);
      }
    }
  }
}
