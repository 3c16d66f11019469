package org.jcachehttp.xml;

import java.lang.reflect.InvocationTargetException;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;

/**
 * Creates instances of one class. JSR-107's own factory looks the class up by name, in the loader
 * of the calling thread.
 *
 * @param <T> the type of the instances
 * @param type a public class with a public constructor without parameters
 */
public record InstanceFactory<T>(Class<? extends T> type) implements Factory<T> {

  @Override
  public T create() {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException failed) {
      throw new CacheException("cannot create " + type.getName(), failed.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new CacheException("cannot create " + type.getName(), impossible);
    }
  }
}
