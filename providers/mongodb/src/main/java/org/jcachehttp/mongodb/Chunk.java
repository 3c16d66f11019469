package org.jcachehttp.mongodb;

import java.util.Arrays;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/**
 * A chunk of a GridFS file as a document. Its {@code _id} consists of the file's id and the chunk's
 * number, so that no other index is needed to find and delete chunks.
 *
 * <pre>{@code
 * { _id: { file: ObjectId("6740..."), n: 0 }, files_id: ObjectId("6740..."), n: 0, data: BinData(0, "...") }
 * }</pre>
 */
final class Chunk {

  /** The chunk size of the GridFS specification. */
  static final int BYTES = 255 * 1024;

  /** The number of chunks per command, about 16 MiB. */
  static final int PER_COMMAND = 64;

  static final String FILE = "files_id";
  static final String N = "n";
  private static final String DATA = "data";

  private Chunk() {}

  /** Returns the number of chunks of a file with that length. */
  static int count(long length) {
    return Math.toIntExact((length + BYTES - 1) / BYTES);
  }

  static BsonDocument id(ObjectId file, int n) {
    return new BsonDocument("file", new BsonObjectId(file)).append(N, new BsonInt32(n));
  }

  /** Returns the chunk with that number. */
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

  /** Returns whether a document has the shape of a chunk. */
  static boolean isChunk(BsonDocument document) {
    return document.isObjectId(FILE) && document.isInt32(N) && document.isBinary(DATA);
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
