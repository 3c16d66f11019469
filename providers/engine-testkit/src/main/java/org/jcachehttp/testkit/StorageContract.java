package org.jcachehttp.testkit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jcachehttp.storage.Storage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of every storage. The test of a backend extends {@link ByteStorageContract} or
 * {@link HeapStorageContract}.
 *
 * @param <S> the kind of storage
 * @param <K> its key type
 * @param <P> its payload type
 */
@Timeout(120)
abstract class StorageContract<S extends Storage, K, P>
    implements WriteContract<K, P>,
        RemoveContract<K, P>,
        TouchContract<K, P>,
        MetadataContract<K, P>,
        ScanContract<K, P>,
        BulkContract<K, P>,
        RegionsContract<K, P>,
        EncodingContract<K, P>,
        ConcurrencyContract<K, P>,
        LifecycleContract<K, P> {

  private final Deque<S> opened = new ArrayDeque<>();
  private @Nullable S storage;

  /**
   * {@return the backend under test, newly opened: at the same place during one test, and empty at
   * the first call} The contract closes it.
   */
  protected abstract S openStorage();

  /** Returns the optional capabilities of this backend. */
  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @BeforeEach
  final void open() {
    storage = openAgain();
  }

  @AfterEach
  final void closeAll() {
    opened.forEach(Storage::close);
  }

  /** Returns the storage that was opened before the test. */
  @Override
  public final S storage() {
    return requireNonNull(storage);
  }

  /** Opens another storage at the same place, which is closed after the test. */
  @Override
  public final S openAgain() {
    S another = openStorage();
    opened.push(another);
    return another;
  }
}
