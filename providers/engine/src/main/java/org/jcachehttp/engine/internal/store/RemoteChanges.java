package org.jcachehttp.engine.internal.store;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcachehttp.engine.internal.codec.KeyCodec;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.storage.ChangeListener;
import org.jcachehttp.storage.StoredRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the changes by other processes to an observer, as those processes have reported them to
 * their own observers.
 *
 * @param local the changes by this process, which are not reported again
 * @param observer receives the changes
 * @param keys decodes keys
 * @param values decodes values
 * @param clock the clock of expiry
 */
record RemoteChanges<K, V, S, P>(
    LocalChanges local,
    EntryObserver<K, V> observer,
    KeyCodec<K, S> keys,
    PayloadCodec<V, P> values,
    InstantSource clock)
    implements ChangeListener<S, P> {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteChanges.class);

  @Override
  public void onChange(S key, Optional<StoredRecord<P>> before, Optional<StoredRecord<P>> after) {
    try {
      if (!isLocal(before, after) && !isTouch(before, after)) {
        report(key, before, after);
      }
    } catch (RuntimeException failure) {
      // The thread belongs to the backend, which cannot handle the exception.
      LOG.warn("A listener was not informed of a change by another process", failure);
    }
  }

  private boolean isLocal(Optional<StoredRecord<P>> before, Optional<StoredRecord<P>> after) {
    return after
        .map(record -> local.wrote(record.version()))
        .orElseGet(() -> before.filter(record -> local.removed(record.version())).isPresent());
  }

  /** A moved deadline keeps the version; JSR-107 has no event for it. */
  private boolean isTouch(Optional<StoredRecord<P>> before, Optional<StoredRecord<P>> after) {
    return before.isPresent()
        && before.map(StoredRecord::version).equals(after.map(StoredRecord::version));
  }

  private void report(S form, Optional<StoredRecord<P>> before, Optional<StoredRecord<P>> after) {
    K key = keys.decode(form, after.or(() -> before).orElseThrow().metadata());
    long now = clock.millis();
    before
        .filter(record -> record.deadline().isPast(now))
        .ifPresent(expired -> observer.expired(key, value(expired)));
    Optional<Supplier<V>> live =
        before.filter(record -> !record.deadline().isPast(now)).map(this::value);
    after.ifPresentOrElse(
        record -> reportWrite(key, live, value(record).get()),
        () -> live.ifPresent(oldValue -> observer.removed(key, oldValue)));
  }

  private void reportWrite(K key, Optional<Supplier<V>> oldValue, V value) {
    oldValue.ifPresentOrElse(
        old -> observer.updated(key, old, value), () -> observer.created(key, value));
  }

  private Supplier<V> value(StoredRecord<P> record) {
    return new Present<>(record, values)::value;
  }
}
