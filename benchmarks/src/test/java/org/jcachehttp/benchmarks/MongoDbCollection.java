package org.jcachehttp.benchmarks;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.net.URI;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * A collection that is used through MongoDB's driver.
 *
 * @param client the client, which is closed
 * @param collection documents with a key and a value
 */
record MongoDbCollection(MongoClient client, MongoCollection<Document> collection)
    implements RawStore {

  private static final String VALUE = "value";
  private static final String DEADLINE = "deadline";
  private static final ReplaceOptions INSERT_OR_REPLACE = new ReplaceOptions().upsert(true);

  static MongoDbCollection open(URI uri) {
    MongoClient client = MongoClients.create("mongodb://" + uri.getAuthority());
    return new MongoDbCollection(client, client.getDatabase("raw").getCollection("values"));
  }

  @Override
  public byte[] get(String key) {
    return requireNonNull(collection.find(Filters.eq(key)).first())
        .get(VALUE, Binary.class)
        .getData();
  }

  @Override
  public void put(String key, byte[] value) {
    Document document =
        new Document("_id", key)
            .append(DEADLINE, new BsonDateTime(RawStore.deadline()))
            .append(VALUE, new Binary(value));
    collection.replaceOne(Filters.eq(key), document, INSERT_OR_REPLACE);
  }

  @Override
  public void close() {
    client.close();
  }
}
