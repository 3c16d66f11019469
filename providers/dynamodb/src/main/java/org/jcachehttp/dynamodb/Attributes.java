package org.jcachehttp.dynamodb;

import java.util.Set;

/** The names of the attributes of our items, other than those of the key. */
final class Attributes {

  /** What a conditional change compares; in entries only. */
  static final String VERSION = "version";

  /** Epoch milliseconds; absent: never. */
  static final String DEADLINE = "deadline";

  /** Epoch seconds from which DynamoDB may remove the item by itself; absent: never. */
  static final String TTL = "ttl";

  /** The record's metadata, a map of texts. */
  static final String METADATA = "metadata";

  /** The payload's length in bytes. */
  static final String SIZE = "size";

  /** How the payload is packed; absent: not at all. */
  static final String ENCODING = "encoding";

  /** The packed payload, or a part of it. */
  static final String PAYLOAD = "payload";

  /** The id of the body whose parts make up the packed payload, where it does not fit. */
  static final String BODY = "body";

  /** How many parts a body has. */
  static final String PARTS = "parts";

  /** The {@link #TTL} of a body's parts, as their entry knows it. */
  static final String PARTS_TTL = "parts_ttl";

  /** The key of the entry that a body was written for. */
  static final String ENTRY = "entry";

  /** When a body was begun, epoch milliseconds. */
  static final String CREATED = "created";

  static final Set<String> ALL =
      Set.of(
          VERSION, DEADLINE, TTL, METADATA, SIZE, ENCODING, PAYLOAD, BODY, PARTS, PARTS_TTL, ENTRY,
          CREATED);

  private Attributes() {}
}
