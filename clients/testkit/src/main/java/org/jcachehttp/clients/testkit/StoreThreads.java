package org.jcachehttp.clients.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.Cache;
import org.jcachehttp.http.stored.CachedResponse;

/** The threads that read and write a store, to learn which of them an adapter blocks. */
public final class StoreThreads {

  private final Set<String> names = ConcurrentHashMap.newKeySet();

  /**
   * {@return a view of a cache that records the threads of its operations}
   *
   * @param cache the cache
   */
  @SuppressWarnings("unchecked") // the proxy has the type of the cache
  public Cache<String, CachedResponse> recording(Cache<String, CachedResponse> cache) {
    return (Cache<String, CachedResponse>)
        Proxy.newProxyInstance(
            Cache.class.getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              if ((method.getName().startsWith("get") && arguments != null)
                  || method.getName().startsWith("put")) {
                names.add(Thread.currentThread().getName());
              }
              try {
                return method.invoke(cache, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getTargetException();
              }
            });
  }

  /** {@return the names of the threads; a modifiable set, which {@code clear()} begins again} */
  public Set<String> names() {
    return names;
  }
}
