package org.jcachehttp.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import javax.management.BadAttributeValueExpException;
import org.jcachehttp.storage.ObjectSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How objects without a form of their own are written and read. */
class SerializationTest {

  private final MapStorage storage = new MapStorage();
  private final Properties properties = new Properties();

  private Cache<Object, Object> cache(@Nullable ClassLoader loader) {
    return new MapCachingProvider(storage)
        .getCacheManager(URI.create("map:x"), loader, properties)
        .createCache("objects", new MutableConfiguration<>());
  }

  @Test
  void whatDeserializationAttacksAreMadeOfIsNotRead() {
    Cache<Object, Object> cache = cache(null);
    cache.put("k", new BadAttributeValueExpException("the first class of many gadget chains"));
    assertThatThrownBy(() -> cache.get("k"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("REJECTED");
  }

  @Test
  void aFilterOfOnesOwnIsAPattern() {
    properties.put("serial-filter", "java.base/*;!*");
    Cache<Object, Object> cache = cache(null);
    cache.put("k", new Parcel("refused"));
    assertThatThrownBy(() -> cache.get("k")).hasMessageContaining("REJECTED");
  }

  @Test
  void aPatternThatIsNoneIsAnErrorWhenTheManagerIsOpened() {
    properties.put("serial-filter", "maxdepth=deep");
    assertThatThrownBy(() -> cache(null))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("option 'serial-filter' is 'maxdepth=deep'");
  }

  @Test
  void aSerializerOfOnesOwnIsUsedInstead() {
    properties.put("serializer", new ParcelsAsText());
    Cache<Object, Object> cache = cache(null);
    cache.put("k", new Parcel("tea"));
    assertThat(cache.get("k")).isEqualTo(new Parcel("tea"));
    assertThat(storage.open("objects").read("k").orElseThrow().payload())
        .isEqualTo("oparcel of tea".getBytes(UTF_8));
  }

  @Test
  void anIterationReadsEachValueOnce() {
    ParcelsAsText serializer = new ParcelsAsText();
    properties.put("serializer", serializer);
    Cache<Object, Object> cache = cache(null);
    cache.put("a", new Parcel("tea"));
    cache.put("b", new Parcel("rice"));
    assertThat(cache).hasSize(2);
    assertThat(serializer.read).hasValue(2);
  }

  @Test
  void classesComeFromTheManagersLoaderEvenWhereItsParentHasThemToo() throws Exception {
    ClassLoader childFirst = new ChildFirst();
    Class<?> there = childFirst.loadClass(Parcel.class.getName());
    assertThat(there).isNotSameAs(Parcel.class);
    Cache<Object, Object> cache = cache(childFirst);
    cache.put("k", there.getConstructor(String.class).newInstance("tea"));
    assertThat(requireNonNull(cache.get("k")).getClass()).isSameAs(there);
  }

  /** A value of an application. */
  public record Parcel(String content) implements Serializable {}

  private static final class ParcelsAsText implements ObjectSerializer {

    final AtomicInteger read = new AtomicInteger();

    @Override
    public byte[] serialize(Object object) {
      return ("parcel of " + ((Parcel) object).content()).getBytes(UTF_8);
    }

    @Override
    public Object deserialize(byte[] bytes, ClassLoader loader) {
      read.incrementAndGet();
      return new Parcel(new String(bytes, UTF_8).substring("parcel of ".length()));
    }
  }

  /** An application server's loader: its own copy of a class before its parent's. */
  private static final class ChildFirst extends ClassLoader {

    ChildFirst() {
      super(SerializationTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Parcel.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file =
          requireNonNull(getResourceAsStream(name.replace('.', '/') + ".class"))) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
