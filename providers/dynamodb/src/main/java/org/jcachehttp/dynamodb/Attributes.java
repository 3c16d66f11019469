package org.jcachehttp.dynamodb;

import java.util.Set;

/** The names of the attributes of the items, except those of the key. */
final class Attributes {

  /** The version that conditional writes compare; in entries only. */
  static final String VERSION = "version";

  /** The deadline in epoch milliseconds; absent in eternal entries. */
  static final String DEADLINE = "deadline";

  /** The item's time-to-live in epoch seconds, as DynamoDB reads it; absent for none. */
  static final String TTL = "ttl";

  /** The record's metadata, a map of strings. */
  static final String METADATA = "metadata";

  /** The payload's length in bytes. */
  static final String SIZE = "size";

  /** The encoding of the payload; absent for none. */
  static final String ENCODING = "encoding";

  /** The encoded payload, or a part of it. */
  static final String PAYLOAD = "payload";

  /** The id of the split payload, if the encoded payload does not fit into the item. */
  static final String PAYLOAD_ID = "payload_id";

  /** The number of parts of a split payload. */
  static final String PARTS = "parts";

  /** The {@link #TTL} of the parts, stored in the entry. */
  static final String PARTS_TTL = "parts_ttl";

  /** The key of the entry that a split payload was written for. */
  static final String ENTRY = "entry";

  /** The creation time of a split payload in epoch milliseconds. */
  static final String CREATED = "created";

  static final Set<String> ALL =
      Set.of(
          VERSION,
          DEADLINE,
          TTL,
          METADATA,
          SIZE,
          ENCODING,
          PAYLOAD,
          PAYLOAD_ID,
          PARTS,
          PARTS_TTL,
          ENTRY,
          CREATED);

  private Attributes() {}
}
