package org.jcachehttp.engine.internal.codec;

import java.util.Optional;
import java.util.ServiceLoader;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.ValueCodec;

/** Chooses the form of a cache's keys and values by its types and by what its storage keeps. */
public final class Codecs {

  private final Serialization serialization;

  /**
   * The codecs of one cache manager.
   *
   * @param serialization for every object without a form of its own; its loader is also where value
   *     types' own codecs are looked up, besides this library's own loader
   */
  public Codecs(Serialization serialization) {
    this.serialization = serialization;
  }

  /** Keys as text, for a storage that keeps bytes. */
  public <K> KeyCodec<K, String> textKeys() {
    return new TextKeys<>(serialization);
  }

  /** Values as bytes: in their type's own format if it has one. */
  public <V> PayloadCodec<V, byte[]> byteValues(Class<V> type) {
    Optional<ValueCodec<V>> own = ownCodec(type);
    return own.isPresent() ? new TypedValues<>(own.get()) : new SerializedValues<>(serialization);
  }

  /** Returns the codec of live keys by value: a caller cannot change a stored key. */
  public <K> KeyCodec<K, Object> heapKeys(Class<K> type) {
    return ImmutableTypes.areImmutable(type)
        ? new ReferenceKeys<>()
        : new HeapKeys<>(serialization);
  }

  /** Returns the codec of live values by value: a caller cannot change a stored value. */
  public <V> PayloadCodec<V, HeapValue> heapValues(Class<V> type) {
    Optional<ValueCodec<V>> own = ownCodec(type);
    return own.isPresent() ? new ReferenceValues<>(own) : new CopiedValues<>(serialization);
  }

  /** The caller's own key objects. */
  public <K> KeyCodec<K, Object> referenceKeys() {
    return new ReferenceKeys<>();
  }

  /** The caller's own value objects. */
  public <V> PayloadCodec<V, HeapValue> referenceValues(Class<V> type) {
    return new ReferenceValues<>(ownCodec(type));
  }

  private <V> Optional<ValueCodec<V>> ownCodec(Class<V> type) {
    return find(type, serialization.loader().get())
        .or(() -> find(type, Codecs.class.getClassLoader()));
  }

  @SuppressWarnings("unchecked") // a ValueCodec whose type() is Class<V> is a ValueCodec<V>
  private static <V> Optional<ValueCodec<V>> find(Class<V> type, ClassLoader loader) {
    return ServiceLoader.load(ValueCodec.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .filter(codec -> codec.type() == type)
        .map(codec -> (ValueCodec<V>) codec)
        .findFirst();
  }
}
