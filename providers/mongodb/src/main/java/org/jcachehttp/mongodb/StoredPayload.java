package org.jcachehttp.mongodb;

import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/** The payload of an entry, in its document or in GridFS. */
sealed interface StoredPayload {

  /** The field with the id of the GridFS file, in the document of an entry that has one. */
  String FILE = "file";

  /** The field with the length of the GridFS file. */
  String LENGTH = "length";

  /** Reads the payload, or the reference to it, from an entry's document. */
  static StoredPayload of(BsonDocument document) {
    return document.containsKey(FILE)
        ? GridFsFile.of(document)
        : new Inline(document.getBinary(Inline.BODY));
  }

  /** Returns the number of bytes. */
  long length();

  /** Writes the payload, or the reference to it, to an entry's document. */
  void appendTo(BsonDocument document);

  /**
   * A payload in the entry's document.
   *
   * @param binary the payload
   */
  record Inline(BsonBinary binary) implements StoredPayload {

    private static final String BODY = "body";

    /** Returns the payload, which the caller must not modify. */
    byte[] bytes() {
      return binary.getData();
    }

    @Override
    public long length() {
      return bytes().length;
    }

    @Override
    public void appendTo(BsonDocument document) {
      document.append(BODY, binary);
    }
  }

  /**
   * A payload in a GridFS file.
   *
   * @param id the id of the file
   * @param length the number of bytes
   */
  record GridFsFile(ObjectId id, long length) implements StoredPayload {

    static GridFsFile of(BsonDocument document) {
      return new GridFsFile(
          document.getObjectId(FILE).getValue(), document.getInt64(LENGTH).getValue());
    }

    @Override
    public void appendTo(BsonDocument document) {
      document.append(FILE, new BsonObjectId(id)).append(LENGTH, new BsonInt64(length));
    }
  }
}
