package org.jcachehttp.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.junit.jupiter.api.Test;

/** Errors that the test server does not produce. */
class MongoDbErrorsTest {

  @Test
  void aUserWhoMayOnlyReadIsToldTheRole() {
    BsonDocument refusal = BsonDocument.parse("{ok: 0, code: 13, errmsg: 'not authorized'}");
    assertThat(translated(new MongoCommandException(refusal, new ServerAddress())))
        .isInstanceOf(ReadOnlyStorageException.class)
        .hasMessageStartingWith("mongodb://db/forum: cannot write an entry: ")
        .hasMessageContaining("role readWrite");
  }

  @Test
  void aFailedLoginIsARefusal() {
    BsonDocument refusal =
        BsonDocument.parse("{ok: 0, code: 18, errmsg: 'Authentication failed.'}");
    assertThat(translated(login(new MongoCommandException(refusal, new ServerAddress()))))
        .isInstanceOf(StorageConfigurationException.class)
        .hasMessageContaining("'password'");
  }

  @Test
  void aConnectionThatBreaksDuringALoginIsAnOutage() {
    assertThat(translated(login(new MongoSocketReadException("reset", new ServerAddress()))))
        .isNotInstanceOf(StorageConfigurationException.class);
  }

  private static MongoSecurityException login(RuntimeException cause) {
    return new MongoSecurityException(
        MongoCredential.createCredential("ann", "admin", "secret".toCharArray()), "login", cause);
  }

  @Test
  void anIndexThatIsInTheWayIsNamed() {
    BsonDocument conflict = BsonDocument.parse("{ok: 0, code: 85, errmsg: 'conflict'}");
    assertThat(translated(new MongoCommandException(conflict, new ServerAddress())))
        .hasMessageContaining("another index on 'deadline'");
  }

  @Test
  void aDocumentThatIsNoEntryIsNamed() {
    assertThat(translated(new BsonInvalidOperationException("no 'version'")))
        .hasMessageContaining("is not a cache entry");
  }

  private static StorageException translated(RuntimeException cause) {
    return MongoDbErrors.translate("mongodb://db/forum", "write an entry", cause);
  }
}
