package org.jcachehttp.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.Preparation;
import org.junit.jupiter.api.Test;

class IndexCreationTest {

  private static int attempts(MongoException failure) throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Preparation creation =
        IndexCreation.of(
            "forum",
            () -> {
              attempts.incrementAndGet();
              throw failure;
            });
    for (int i = 0; i < 2; i++) {
      await(creation);
    }
    return attempts.get();
  }

  private static void await(Preparation creation) throws Exception {
    try {
      creation.await(Duration.ofSeconds(30));
    } catch (StorageException outage) {
      // The next operation begins it again.
    }
  }

  @Test
  void anIndexThatTheServerRefusesIsNotTriedAgain() throws Exception {
    BsonDocument cannotCreate = new BsonDocument("code", new BsonInt32(67));
    assertThat(attempts(new MongoCommandException(cannotCreate, new ServerAddress()))).isEqualTo(1);
  }

  @Test
  void anIndexIsTriedAgainAfterAnOutage() throws Exception {
    assertThat(attempts(new MongoTimeoutException("no server"))).isEqualTo(2);
  }
}
