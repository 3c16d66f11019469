package org.jcachehttp.xml;

import java.util.stream.Stream;
import javax.cache.CacheException;

/** The classes of the application that a {@code cache.xml} names. */
public final class ApplicationClasses {

  private final ClassLoader loader;

  /**
   * Creates a lookup of classes in a class loader.
   *
   * @param loader the class loader of the application
   */
  public ApplicationClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * {@return the class that the attribute names}
   *
   * @param element the element with the attribute
   * @param attribute the name of a required attribute that contains a class name
   * @throws CacheXmlException if there is no such class
   */
  public Class<?> named(XmlElement element, String attribute) {
    String name = element.required(attribute);
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError absent) {
      throw element.error(
          "attribute '" + attribute + "': there is no class '" + name + "'",
          "add its jar to the class path; a nested class is written Outer$Inner");
    }
  }

  /**
   * {@return a factory of the class that the attribute names}
   *
   * @param <T> the type of the instances
   * @param element the element with the attribute
   * @param attribute the name of a required attribute that contains a class name
   * @param type the type that the class must extend or implement
   * @throws CacheXmlException if there is no such class, if it is not a {@code type}, or if it has
   *     no public constructor without parameters
   */
  public <T> InstanceFactory<T> factory(
      XmlElement element, String attribute, Class<? super T> type) {
    Class<?> named = named(element, attribute);
    if (!type.isAssignableFrom(named)) {
      throw element.error(
          "attribute '" + attribute + "': class '" + named.getName() + "' has another type",
          "name one that implements " + type.getName());
    }
    if (Stream.of(named.getConstructors()).noneMatch(each -> each.getParameterCount() == 0)) {
      throw element.error(
          "attribute '" + attribute + "': class '" + named.getName() + "' cannot be created",
          "make it public, with a public constructor without parameters");
    }
    @SuppressWarnings("unchecked") // checked above, except for type parameters
    Class<? extends T> checked = (Class<? extends T>) named;
    return new InstanceFactory<>(checked);
  }

  /**
   * Creates an instance of the class that the attribute names.
   *
   * @param <T> the type of the instance
   * @param element the element with the attribute
   * @param attribute the name of a required attribute that contains a class name
   * @param type the type that the class must extend or implement
   * @return a new instance
   * @throws CacheXmlException if there is no such class, if it is not a {@code type}, or if it
   *     cannot be created
   */
  public <T> T create(XmlElement element, String attribute, Class<? super T> type) {
    InstanceFactory<T> factory = factory(element, attribute, type);
    try {
      return factory.create();
    } catch (CacheException failed) {
      CacheXmlException error =
          element.error(
              "attribute '" + attribute + "': " + failed.getMessage(),
              "its constructor failed: " + failed.getCause());
      error.initCause(failed);
      throw error;
    }
  }
}
