package org.jcachehttp.engine.internal.codec;

import java.util.Optional;
import java.util.ServiceLoader;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.ValueCodec;

/** Chooses the codecs of a cache by its types and by the form that its storage keeps. */
public final class Codecs {

  private final Serialization serialization;

  /**
   * Creates the codecs of one cache manager.
   *
   * @param serialization serializes objects that have no stored form; value codecs are looked up in
   *     its loader and in the loader of this library
   */
  public Codecs(Serialization serialization) {
    this.serialization = serialization;
  }

  /** Returns the codec of keys as text. */
  public <K> KeyCodec<K, String> textKeys() {
    return new TextKeys<>(serialization);
  }

  /** Returns the codec of values as bytes, in the format of their type if it has one. */
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

  /** Returns the codec of values that callers share, which are not changed. */
  public <V> PayloadCodec<V, HeapValue> liveValues() {
    return new ReferenceValues<>(Optional.empty());
  }

  /** Returns the codec of keys by reference. */
  public <K> KeyCodec<K, Object> referenceKeys() {
    return new ReferenceKeys<>();
  }

  /** Returns the codec of values by reference. */
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
