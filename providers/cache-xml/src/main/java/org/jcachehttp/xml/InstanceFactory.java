package org.jcachehttp.xml;

import java.lang.reflect.InvocationTargetException;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;

/**
 * Creates instances of one class. The factory of JSR-107 differs: it looks the class up by name, in
 * the class loader of the calling thread.
 *
 * @param type a public class with a public constructor without parameters
 * @param <T> the type of the instances
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // a record too has a page of its serialized form
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
