package org.jcachehttp.servers;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A backend that returns copies of the stored documents. Without copies, the next command would
 * change documents while they are sent.
 */
final class SnapshotBackend extends MemoryBackend {

  private final ReentrantLock oneCommandAtATime = new ReentrantLock();

  @Override
  public Document handleMessage(MongoMessage message) {
    oneCommandAtATime.lock();
    try {
      return copy(super.handleMessage(message));
    } finally {
      oneCommandAtATime.unlock();
    }
  }

  private static Document copy(Document document) {
    Document copy = new Document();
    document.forEach((name, value) -> copy.put(name, copied(value)));
    return copy;
  }

  private static @Nullable Object copied(@Nullable Object value) {
    if (value instanceof Document document) {
      return copy(document);
    }
    return value instanceof Collection<?> values
        ? values.stream().map(SnapshotBackend::copied).toList()
        : value;
  }
}
