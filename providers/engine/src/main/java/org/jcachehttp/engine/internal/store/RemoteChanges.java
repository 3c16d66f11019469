package org.jcachehttp.engine.internal.store;

import java.time.InstantSource;
import java.util.Optional;
import org.jcachehttp.engine.internal.codec.KeyCodec;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
import org.jcachehttp.storage.ChangeListener;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.UnreadableValueException;
import org.jspecify.annotations.Nullable;
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
  public boolean isKnown(long version) {
    return local.wrote(version);
  }

  @Override
  public void onChange(
      S key,
      Optional<EntryMetadata<S>> before,
      Optional<P> oldPayload,
      Optional<StoredRecord<P>> after) {
    try {
      if (!isLocal(before, after) && !isTouch(before, after)) {
        report(key, before, oldPayload, after);
      }
    } catch (RuntimeException failure) {
      // The thread belongs to the backend, which cannot handle the exception.
      LOG.warn("A listener was not informed of a change by another process", failure);
    }
  }

  private boolean isLocal(Optional<EntryMetadata<S>> before, Optional<StoredRecord<P>> after) {
    return after
        .map(record -> local.wrote(record.version()))
        .orElseGet(() -> before.filter(entry -> local.removed(entry.version())).isPresent());
  }

  /** A moved deadline keeps the version; JSR-107 has no event for it. */
  private boolean isTouch(Optional<EntryMetadata<S>> before, Optional<StoredRecord<P>> after) {
    return before.isPresent()
        && before.map(EntryMetadata::version).equals(after.map(StoredRecord::version));
  }

  private void report(
      S form,
      Optional<EntryMetadata<S>> before,
      Optional<P> oldPayload,
      Optional<StoredRecord<P>> after) {
    K key =
        keys.decode(
            form,
            after
                .map(StoredRecord::metadata)
                .or(() -> before.map(EntryMetadata::metadata))
                .orElseThrow());
    long now = clock.millis();
    Optional<EntryMetadata<S>> live = before.filter(entry -> !entry.deadline().isPast(now));
    if (before.isPresent() && live.isEmpty()) {
      observer.expired(key, () -> oldValue(oldPayload));
    }
    if (after.isEmpty() && live.isPresent()) {
      observer.removed(key, () -> oldValue(oldPayload));
    } else if (after.isPresent() && live.isPresent()) {
      observer.updated(key, () -> oldValue(oldPayload), value(after.get().payload()));
    } else if (after.isPresent()) {
      observer.created(key, value(after.get().payload()));
    }
  }

  private @Nullable V oldValue(Optional<P> payload) {
    return payload.isPresent() ? value(payload.get()) : null;
  }

  private V value(P payload) {
    try {
      return values.decode(payload);
    } catch (UnreadableValueException damaged) {
      throw new UnreadableEntryException(damaged);
    }
  }
}
