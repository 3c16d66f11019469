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
 * What holds for every storage. A backend's test extends {@link ByteStorageContract} or {@link
 * HeapStorageContract}.
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
        ScanContract<K, P>,
        BulkContract<K, P>,
        RegionsContract<K, P>,
        ConcurrencyContract<K, P>,
        LifecycleContract<K, P> {

  private final Deque<S> opened = new ArrayDeque<>();
  private @Nullable S storage;

  /**
   * Opens the backend under test: at one place, however often it is called during one test, and
   * empty at the first time. The contract closes what is opened here.
   */
  protected abstract S openStorage();

  /** What this backend can do beyond what every backend must. */
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

  /** The storage that is open since before the test. */
  @Override
  public final S storage() {
    return requireNonNull(storage);
  }

  /** Another storage at the same place, closed after the test at the latest. */
  @Override
  public final S openAgain() {
    S another = openStorage();
    opened.push(another);
    return another;
  }
}
