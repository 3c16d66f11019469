package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;

/** Reading the metadata of one entry. */
interface MetadataContract<K, P> extends Fixture<K, P> {

  /** The metadata is that of the stored record, expired or not. */
  @Test
  default void theMetadataOfAnEntryIsThatOfItsRecord() {
    for (Deadline deadline : new Deadline[] {Deadline.NEVER, LIVE, EXPIRED}) {
      StoredRecord<P> stored = put(record(deadline));
      assertThat(region().readMetadata(key())).hasValue(EntryMetadata.of(key(), stored));
    }
  }

  /** A touch moves the deadline in the metadata and keeps the version. */
  @Test
  default void theMetadataOfATouchedEntryHasTheNewDeadline() {
    StoredRecord<P> stored = put(record(LIVE));
    region().touch(key(), stored.version(), Deadline.NEVER);
    assertThat(region().readMetadata(key()))
        .hasValue(EntryMetadata.of(key(), stored.withDeadline(Deadline.NEVER)));
  }

  /** An entry without metadata has a version too. */
  @Test
  default void anEntryWithoutMetadataHasAVersion() {
    StoredRecord<P> stored =
        put(new StoredRecord<>(mintVersion(), Deadline.NEVER, Map.of(), payload(1)));
    assertThat(region().readMetadata(key())).hasValue(EntryMetadata.of(key(), stored));
  }

  /** There is no metadata where nothing is stored. */
  @Test
  default void aMissingOrRemovedEntryHasNoMetadata() {
    assertThat(region().readMetadata(key())).isEmpty();
    put(record());
    region().remove(key(), WriteCondition.any());
    assertThat(region().readMetadata(key())).isEmpty();
    put(key(1), record());
    assertThat(region().readMetadata(key())).isEmpty();
  }
}
