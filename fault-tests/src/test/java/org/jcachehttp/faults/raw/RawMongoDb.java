package org.jcachehttp.faults.raw;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/** The documents of a MongoDB server, in all databases and collections, also those of GridFS. */
final class RawMongoDb {

  private RawMongoDb() {}

  static List<String> contents(String authority) {
    List<String> contents = new ArrayList<>();
    try (MongoClient client = MongoClients.create("mongodb://" + authority)) {
      client
          .listDatabaseNames()
          .forEach(name -> contents.addAll(documents(client.getDatabase(name))));
    }
    return contents;
  }

  private static List<String> documents(MongoDatabase database) {
    List<String> contents = new ArrayList<>();
    for (String collection : database.listCollectionNames()) {
      database
          .getCollection(collection, RawBsonDocument.class)
          .find()
          .forEach(document -> contents.add(text(document)));
    }
    return contents;
  }

  private static String text(RawBsonDocument document) {
    ByteBuf buffer = document.getByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return RawStore.text(bytes);
  }
}
