package org.jcachehttp.engine.internal.store;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jcachehttp.storage.EntryChange;
import org.jcachehttp.storage.StoredRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an observer what other processes did, as that process has told its own observers. */
final class RemoteChanges<K, V, S, P> implements Consumer<EntryChange<S, P>> {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteChanges.class);

  private final LocalChanges own;
  private final EntryObserver<K, V> observer;
  private final Function<EntryChange<S, P>, K> keys;
  private final Function<StoredRecord<P>, V> values;
  private final InstantSource clock;

  /**
   * Changes.
   *
   * @param keys the caller's key of a change
   * @param values the value of a record, or {@link UnreadableEntryException}
   */
  RemoteChanges(
      LocalChanges own,
      EntryObserver<K, V> observer,
      Function<EntryChange<S, P>, K> keys,
      Function<StoredRecord<P>, V> values,
      InstantSource clock) {
    this.own = own;
    this.observer = observer;
    this.keys = keys;
    this.values = values;
    this.clock = clock;
  }

  @Override
  public void accept(EntryChange<S, P> change) {
    try {
      if (!isOwn(change) && !isTouch(change)) {
        tell(change);
      }
    } catch (RuntimeException failure) {
      // Nobody waits for it: this thread is the backend's.
      LOG.warn("A change by another process was not told to a listener", failure);
    }
  }

  private boolean isOwn(EntryChange<S, P> change) {
    return change
        .after()
        .map(after -> own.wrote(after.version()))
        .orElseGet(() -> change.before().filter(gone -> own.removed(gone.version())).isPresent());
  }

  /** A deadline that was moved: the version stays, and JSR-107 has no event for it. */
  private boolean isTouch(EntryChange<S, P> change) {
    return change.before().isPresent()
        && change
            .before()
            .map(StoredRecord::version)
            .equals(change.after().map(StoredRecord::version));
  }

  private void tell(EntryChange<S, P> change) {
    K key = keys.apply(change);
    long now = clock.millis();
    change
        .before()
        .filter(record -> record.deadline().isPast(now))
        .ifPresent(expired -> observer.expired(key, value(expired)));
    Optional<Supplier<V>> live =
        change.before().filter(record -> !record.deadline().isPast(now)).map(this::value);
    change
        .after()
        .ifPresentOrElse(
            after -> tellWritten(key, live, values.apply(after)),
            () -> live.ifPresent(oldValue -> observer.removed(key, oldValue)));
  }

  private void tellWritten(K key, Optional<Supplier<V>> oldValue, V value) {
    oldValue.ifPresentOrElse(
        old -> observer.updated(key, old, value), () -> observer.created(key, value));
  }

  private Supplier<V> value(StoredRecord<P> record) {
    return () -> values.apply(record);
  }
}
