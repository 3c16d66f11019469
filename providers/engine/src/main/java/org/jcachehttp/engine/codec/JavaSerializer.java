package org.jcachehttp.engine.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import javax.cache.CacheException;

/**
 * Java serialization with a class filter (JEP 290); classes are looked up in the manager's loader.
 */
public final class JavaSerializer implements ObjectSerializer {

  private final Supplier<ClassLoader> loader;
  private final ObjectInputFilter filter;

  /**
   * A serializer.
   *
   * @param loader where the classes of stored objects are looked up, asked at each use
   * @param filter what may be read
   */
  public JavaSerializer(Supplier<ClassLoader> loader, ObjectInputFilter filter) {
    this.loader = loader;
    this.filter = filter;
  }

  @Override
  public byte[] serialize(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new CacheException(
          object.getClass().getName()
              + " cannot be serialized, which a cache that stores by value needs",
          e);
    }
    return bytes.toByteArray();
  }

  @Override
  public Object deserialize(byte[] bytes) {
    try (ObjectInputStream in = new LoaderInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(filter);
      return in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new CacheException("a stored object cannot be read back: " + e.getMessage(), e);
    }
  }

  private final class LoaderInputStream extends ObjectInputStream {

    LoaderInputStream(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, loader.get());
      } catch (ClassNotFoundException notThere) {
        return super.resolveClass(description); // primitives, and the engine's own classes
      }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] names)
        throws IOException, ClassNotFoundException {
      Class<?>[] interfaces = new Class<?>[names.length];
      for (int i = 0; i < names.length; i++) {
        interfaces[i] = Class.forName(names[i], false, loader.get());
      }
      return Proxy.newProxyInstance(loader.get(), interfaces, (self, method, args) -> null)
          .getClass();
    }
  }
}
