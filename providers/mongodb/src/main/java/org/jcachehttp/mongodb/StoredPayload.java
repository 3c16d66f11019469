package org.jcachehttp.mongodb;

import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/** Where the payload of an entry is. */
sealed interface StoredPayload {

  /** The field of an entry's document that says which file its payload is in, if it is in one. */
  String FILE = "file";

  /** The field of an entry's document that says how long that file is. */
  String LENGTH = "length";

  /** What an entry's document says of it. */
  static StoredPayload of(BsonDocument document) {
    return document.containsKey(FILE)
        ? GridFsFile.of(document)
        : new Inline(document.getBinary(Inline.BODY));
  }

  /** How many bytes the payload has. */
  long length();

  /** Says it in an entry's document. */
  void appendTo(BsonDocument document);

  /**
   * In the entry's document.
   *
   * @param binary the payload
   */
  record Inline(BsonBinary binary) implements StoredPayload {

    private static final String BODY = "body";

    /** The payload, which nobody modifies. */
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
   * In a file of GridFS.
   *
   * @param id the file's
   * @param length its bytes
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
