package org.jcachehttp.mongodb;

import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;

/** Assembles a payload from its chunks, which arrive in their order. */
final class ChunkAssembler {

  private final long length;
  private byte[] bytes = {};
  private int filled;
  private int chunks;

  ChunkAssembler(long length) {
    this.length = length;
  }

  /** Adds a chunk to the payload of its file; ignores a document of another shape. */
  static void add(BsonDocument chunk, Map<ObjectId, ChunkAssembler> assemblers) {
    if (!Chunk.isChunk(chunk)) {
      return;
    }
    ChunkAssembler assembler = assemblers.get(Chunk.file(chunk));
    if (assembler != null) {
      assembler.add(Chunk.number(chunk), Chunk.data(chunk));
    }
  }

  /** Adds the chunk with that number; ignores a chunk that is not the next one or is too long. */
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

  /** Called for the first chunk only: a deleted file has a length but no chunks. */
  private void allocate() {
    if (chunks == 0) {
      bytes = new byte[Math.toIntExact(length)];
    }
  }

  /** Returns the payload; empty if bytes are missing. */
  Optional<byte[]> whole() {
    return filled == length ? Optional.of(bytes) : Optional.empty();
  }
}
