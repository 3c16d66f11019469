package org.jcachehttp.engine.internal.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.storage.ObjectSerializer;

/**
 * Java serialization with a filter (JEP 290).
 *
 * @param filter accepts or rejects classes
 */
public record JavaSerializer(ObjectInputFilter filter) implements ObjectSerializer {

  /** The table of a hash map has up to eight slots for each mapping. */
  private static final long SLOTS_PER_BYTE = 8;

  @Override
  public byte[] serialize(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  @Override
  public Object deserialize(byte[] bytes, ClassLoader loader)
      throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new LoaderInputStream(bytes, loader)) {
      in.setObjectInputFilter(info -> isTooLong(info, bytes) ? Status.REJECTED : status(info));
      return in.readObject();
    }
  }

  private Status status(FilterInfo info) {
    return filter.checkInput(info);
  }

  /** Returns whether the stream is too short for an announced array or table of a hash map. */
  private static boolean isTooLong(FilterInfo info, byte[] bytes) {
    return info.arrayLength() > bytes.length * SLOTS_PER_BYTE;
  }

  /** Resolves classes in the application's loader only, so that child-first loaders work. */
  private static final class LoaderInputStream extends ObjectInputStream {

    private static final Map<String, Class<?>> PRIMITIVES =
        Stream.of(
                boolean.class,
                byte.class,
                char.class,
                short.class,
                int.class,
                long.class,
                float.class,
                double.class,
                void.class)
            .collect(Collectors.toMap(Class::getName, Function.identity()));

    private final ClassLoader loader;
    private final CollectionSizeLimit collections;

    LoaderInputStream(byte[] bytes, ClassLoader loader) throws IOException {
      super(new ByteArrayInputStream(bytes));
      this.loader = loader;
      this.collections = new CollectionSizeLimit(bytes.length);
      enableResolveObject(true);
    }

    @Override
    protected Object resolveObject(Object read) throws IOException {
      collections.check(read);
      return read;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
      Class<?> primitive = PRIMITIVES.get(description.getName());
      return primitive == null ? Class.forName(description.getName(), false, loader) : primitive;
    }

    @Override
    protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
      Class<?>[] interfaces = new Class<?>[names.length];
      for (int i = 0; i < names.length; i++) {
        interfaces[i] = Class.forName(names[i], false, loader);
      }
      return Proxy.newProxyInstance(loader, interfaces, (self, method, args) -> null).getClass();
    }
  }
}
