package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jcachehttp.storage.AttributesJson;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;

/**
 * An entry as a file: some lines to read, then the payload as it is.
 *
 * <pre>
 * jcache-http 1
 * deadline        1800000000000 5d41402a
 * version   4893726478364823564
 * lengths                    69                 2048 7d793037
 * https://example.org/a
 * {"status":"200","url":"https://example.org/a"}
 * (2048 bytes)
 * </pre>
 *
 * <p>The first four lines have fixed widths, so that a deadline is moved in its place. The deadline
 * is followed by the CRC-32 of its own 20 characters, by which a reader notices that it is being
 * moved. {@code lengths} are, in bytes, that of the next two lines with their ends and that of the
 * payload; then comes the CRC-32 of the version's 20 characters, the two lines and the payload.
 */
final class EntryFormat {

  private static final String MAGIC = "jcache-http 1\n";
  private static final byte[] MAGIC_BYTES = MAGIC.getBytes(ISO_8859_1);
  private static final String DEADLINE = "deadline ";
  private static final String VERSION = "version  ";
  private static final String LENGTHS = "lengths  ";
  private static final int NUMBER = 20;
  private static final int CRC = 8;

  /** Where the deadline and its check begin in the file. */
  static final int DEADLINE_AT = MAGIC.length() + DEADLINE.length();

  private static final int DEADLINE_CRC_AT = DEADLINE_AT + NUMBER + 1;
  private static final int VERSION_AT = DEADLINE_CRC_AT + CRC + 1 + VERSION.length();
  private static final int TEXT_LENGTH_AT = VERSION_AT + NUMBER + 1 + LENGTHS.length();
  private static final int PAYLOAD_LENGTH_AT = TEXT_LENGTH_AT + NUMBER + 1;
  private static final int CHECK_AT = PAYLOAD_LENGTH_AT + NUMBER + 1;

  /** The length of the four lines of fixed widths. */
  static final int HEAD_LENGTH = CHECK_AT + CRC + 1;

  private EntryFormat() {}

  /** Everything that stands before the payload. */
  static byte[] linesBeforePayload(String name, StoredRecord<byte[]> record) {
    byte[] key = name.getBytes(UTF_8);
    byte[] attributes = AttributesJson.write(record.attributes()).getBytes(UTF_8);
    int textLength = key.length + 1 + attributes.length + 1;
    byte[] lines = new byte[HEAD_LENGTH + textLength];
    System.arraycopy(key, 0, lines, HEAD_LENGTH, key.length);
    lines[HEAD_LENGTH + key.length] = '\n';
    System.arraycopy(attributes, 0, lines, HEAD_LENGTH + key.length + 1, attributes.length);
    lines[lines.length - 1] = '\n';

    String version = padded(record.version());
    int check = check(version, lines, textLength, record.payload());
    String head =
        (MAGIC + DEADLINE + deadlineField(record.deadline()) + "\n" + VERSION + version + "\n")
            + (LENGTHS + padded(textLength) + " " + padded(record.payload().length))
            + (" " + HexFormat.of().toHexDigits(check) + "\n");
    System.arraycopy(head.getBytes(ISO_8859_1), 0, lines, 0, HEAD_LENGTH);
    return lines;
  }

  /** A deadline with its check, as they stand at {@link #DEADLINE_AT}. */
  static String deadlineField(Deadline deadline) {
    String number = padded(deadline.epochMillis());
    return number + " " + HexFormat.of().toHexDigits(crc(number));
  }

  /** The lines of fixed widths at the start of the bytes; empty if they are something else. */
  static Optional<Head> parseHead(byte[] file, int length) {
    if (length < HEAD_LENGTH
        || !Arrays.equals(file, 0, MAGIC_BYTES.length, MAGIC_BYTES, 0, MAGIC_BYTES.length)) {
      return Optional.empty();
    }
    String head = new String(file, 0, HEAD_LENGTH, ISO_8859_1);
    try {
      String deadline = head.substring(DEADLINE_AT, DEADLINE_AT + NUMBER);
      if (crc(deadline) != hex(head, DEADLINE_CRC_AT)) {
        return Optional.empty();
      }
      return Optional.of(
          new Head(
              new Deadline(number(head, DEADLINE_AT)),
              number(head, VERSION_AT),
              Math.toIntExact(number(head, TEXT_LENGTH_AT)),
              Math.toIntExact(number(head, PAYLOAD_LENGTH_AT)),
              hex(head, CHECK_AT)));
    } catch (NumberFormatException | ArithmeticException notOurs) {
      return Optional.empty();
    }
  }

  private static int check(String version, byte[] lines, int textLength, byte[] payload) {
    CRC32 crc = new CRC32();
    crc.update(version.getBytes(ISO_8859_1));
    crc.update(lines, HEAD_LENGTH, textLength);
    crc.update(payload);
    return (int) crc.getValue();
  }

  private static int crc(String number) {
    CRC32 crc = new CRC32();
    crc.update(number.getBytes(ISO_8859_1));
    return (int) crc.getValue();
  }

  private static String padded(long number) {
    String digits = Long.toString(number);
    return " ".repeat(NUMBER - digits.length()) + digits;
  }

  private static long number(String head, int at) {
    return Long.parseLong(head.substring(at, at + NUMBER).stripLeading());
  }

  private static int hex(String head, int at) {
    return HexFormat.fromHexDigits(head, at, at + CRC);
  }

  /**
   * What the lines of fixed widths say.
   *
   * @param deadline the deadline
   * @param version the version
   * @param textLength the bytes of key and attributes, line ends included
   * @param payloadLength the bytes of the payload
   * @param check the check of version, text and payload
   */
  record Head(Deadline deadline, long version, int textLength, int payloadLength, int check) {

    Head {
      if (textLength < 2 || payloadLength < 0) {
        throw new ArithmeticException("no length");
      }
    }

    /** How long a whole file with this head is. */
    long fileLength() {
      return (long) HEAD_LENGTH + textLength + payloadLength;
    }

    /** Whether the text, in the bytes after the head, and the payload are what was written. */
    boolean isIntact(byte[] file, byte[] payload) {
      return EntryFormat.check(padded(version), file, textLength, payload) == check;
    }
  }
}
