package org.jcachehttp.mongodb;

import java.util.Arrays;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/**
 * A part of a file as a document of GridFS. Its own id is made of the file's and its number, so
 * that chunks are found and removed without another index.
 *
 * <pre>{@code
 * { _id: { file: ObjectId("6740..."), n: 0 }, files_id: ObjectId("6740..."), n: 0, data: BinData(0, "...") }
 * }</pre>
 */
final class Chunk {

  /** The chunk size of the GridFS specification. */
  static final int BYTES = 255 * 1024;

  /** How many are sent in one command: some 16 MiB. */
  static final int PER_COMMAND = 64;

  static final String FILE = "files_id";
  static final String N = "n";
  private static final String DATA = "data";

  private Chunk() {}

  /** How many chunks a file of that length has. */
  static int count(long length) {
    return Math.toIntExact((length + BYTES - 1) / BYTES);
  }

  static BsonDocument id(ObjectId file, int n) {
    return new BsonDocument("file", new BsonObjectId(file)).append(N, new BsonInt32(n));
  }

  /** The chunk of that number of a payload. */
  static BsonDocument of(ObjectId file, int n, byte[] payload) {
    return new BsonDocument("_id", id(file, n))
        .append(FILE, new BsonObjectId(file))
        .append(N, new BsonInt32(n))
        .append(DATA, new BsonBinary(part(payload, n)));
  }

  private static byte[] part(byte[] payload, int n) {
    return payload.length <= BYTES
        ? payload
        : Arrays.copyOfRange(payload, n * BYTES, Math.min(payload.length, (n + 1) * BYTES));
  }

  static ObjectId file(BsonDocument chunk) {
    return chunk.getObjectId(FILE).getValue();
  }

  static int number(BsonDocument chunk) {
    return chunk.getInt32(N).getValue();
  }

  static byte[] data(BsonDocument chunk) {
    return chunk.getBinary(DATA).getData();
  }
}
