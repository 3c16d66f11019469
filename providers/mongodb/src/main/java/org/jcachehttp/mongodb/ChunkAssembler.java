package org.jcachehttp.mongodb;

import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** A payload that is put together of chunks in their order. */
final class ChunkAssembler {

  private final long length;
  private byte[] bytes = {};
  private int filled;
  private int chunks;

  ChunkAssembler(long length) {
    this.length = length;
  }

  /** Adds a chunk to the payload it belongs to. */
  static void add(BsonDocument chunk, Map<ObjectId, ChunkAssembler> assemblies) {
    ChunkAssembler assembly = assemblies.get(Chunk.file(chunk));
    if (assembly != null) {
      assembly.add(Chunk.number(chunk), Chunk.data(chunk));
    }
  }

  /** Adds the chunk of that number; one that is not the next, or is too long, is left out. */
  private void add(int number, byte[] chunk) {
    if (number != chunks || chunk.length > length - filled) {
      return;
    }
    if (chunk.length == length) {
      bytes = chunk;
    } else {
      allocate();
      System.arraycopy(chunk, 0, bytes, filled, chunk.length);
    }
    chunks++;
    filled += chunk.length;
  }

  /** Only when there is a chunk: the length may be that of a file that is gone. */
  private void allocate() {
    if (chunks == 0) {
      bytes = new byte[Math.toIntExact(length)];
    }
  }

  /** The payload, if no byte is missing. */
  Optional<byte[]> whole() {
    return filled == length ? Optional.of(bytes) : Optional.empty();
  }
}
