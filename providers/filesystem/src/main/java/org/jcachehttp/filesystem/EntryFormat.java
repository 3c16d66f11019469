package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.MetadataJson;
import org.jcachehttp.storage.StoredRecord;

/**
 * The format of an entry file: lines of text, then the payload.
 *
 * <pre>
 * jcache-http 1
 * deadline        1800000000000  295577007
 * check    4150865798
 * version   4893726478364823564
 * lengths          39          5
 * https://example.org/a
 * {"status":"200"}
 * hello
 * </pre>
 *
 * <p>The first five lines are the header. They have fixed widths, so that a deadline can be
 * overwritten. The CRC-32 of its 20 characters follows the deadline; it shows a reader that the
 * deadline is being overwritten. {@code check} is the CRC-32 of everything after its line. {@code
 * lengths} are the bytes of the two lines of text with their line ends, and of the payload.
 */
final class EntryFormat {

  private static final byte[] MAGIC = "jcache-http 1\n".getBytes(ISO_8859_1);
  private static final int LABEL = "deadline ".length();
  private static final int LONG = 20;
  private static final int INT = 10;

  /** The offset of the deadline and its check in the file. */
  static final int DEADLINE_AT = MAGIC.length + LABEL;

  private static final int DEADLINE_CRC_AT = DEADLINE_AT + LONG + 1;
  private static final int CHECK_AT = DEADLINE_CRC_AT + INT + 1 + LABEL;
  private static final int CHECKED_AT = CHECK_AT + INT + 1;
  private static final int VERSION_AT = CHECKED_AT + LABEL;
  private static final int TEXT_LENGTH_AT = VERSION_AT + LONG + 1 + LABEL;
  private static final int PAYLOAD_LENGTH_AT = TEXT_LENGTH_AT + INT + 1;

  /** The length of the header. */
  static final int HEADER_LENGTH = PAYLOAD_LENGTH_AT + INT + 1;

  private EntryFormat() {}

  /** Returns the file's content up to the payload. */
  static byte[] linesBeforePayload(String key, StoredRecord<byte[]> record) {
    byte[] text = (key + '\n' + MetadataJson.write(record.metadata()) + '\n').getBytes(UTF_8);
    String checked =
        ("version  " + padded(record.version(), LONG) + '\n')
            + ("lengths  " + padded(text.length, INT))
            + (' ' + padded(record.payload().length, INT) + '\n');
    CRC32 crc = new CRC32();
    crc.update(checked.getBytes(ISO_8859_1));
    crc.update(text);
    crc.update(record.payload());
    String header =
        ("jcache-http 1\ndeadline " + deadlineField(record.deadline()) + '\n')
            + ("check    " + padded(crc.getValue(), INT) + '\n' + checked);

    byte[] lines = Arrays.copyOf(header.getBytes(ISO_8859_1), HEADER_LENGTH + text.length);
    System.arraycopy(text, 0, lines, HEADER_LENGTH, text.length);
    return lines;
  }

  /** Returns a deadline with its check, which are written at {@link #DEADLINE_AT}. */
  static String deadlineField(Deadline deadline) {
    String number = padded(deadline.epochMillis(), LONG);
    return number + ' ' + padded(crc(number.getBytes(ISO_8859_1), 0), INT);
  }

  /** Parses the header at the start of the bytes; empty if it is damaged. */
  static Optional<Header> parseHeader(byte[] file, int length) {
    if (length < HEADER_LENGTH || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return Optional.empty();
    }
    try {
      if (number(file, DEADLINE_CRC_AT, INT) != crc(file, DEADLINE_AT)) {
        return Optional.empty();
      }
      return Optional.of(
          new Header(
              new Deadline(number(file, DEADLINE_AT, LONG)),
              number(file, CHECK_AT, INT),
              number(file, VERSION_AT, LONG),
              Math.toIntExact(number(file, TEXT_LENGTH_AT, INT)),
              Math.toIntExact(number(file, PAYLOAD_LENGTH_AT, INT))));
    } catch (NumberFormatException | ArithmeticException damaged) {
      return Optional.empty();
    }
  }

  private static String padded(long number, int width) {
    String digits = Long.toString(number);
    return " ".repeat(width - digits.length()) + digits;
  }

  /** Parses digit by digit, since this runs on every read. */
  private static long number(byte[] file, int at, int width) {
    int end = at + width;
    int i = at;
    while (i < end && file[i] == ' ') {
      i++;
    }
    boolean negative = i < end && file[i] == '-';
    long number = 0;
    for (i += negative ? 1 : 0; i < end; i++) {
      if (file[i] < '0' || file[i] > '9') {
        throw new NumberFormatException("not a digit at " + i);
      }
      // Below zero, where there is room for one number more.
      number = number * 10 - (file[i] - '0');
    }
    return negative ? number : -number;
  }

  private static long crc(byte[] bytes, int deadlineAt) {
    CRC32 crc = new CRC32();
    crc.update(bytes, deadlineAt, LONG);
    return crc.getValue();
  }

  /**
   * A parsed header.
   *
   * @param deadline the deadline
   * @param check the CRC-32 of everything after the line of the check
   * @param version the version
   * @param textLength the bytes of key and metadata, line ends included
   * @param payloadLength the bytes of the payload
   */
  record Header(Deadline deadline, long check, long version, int textLength, int payloadLength) {

    Header {
      if (textLength < 2 || payloadLength < 0) {
        throw new ArithmeticException("invalid length");
      }
    }

    /** Returns the length of the whole file. */
    long fileLength() {
      return (long) HEADER_LENGTH + textLength + payloadLength;
    }

    /** Returns whether the lines at the start of the file and the payload match the check. */
    boolean isIntact(byte[] lines, byte[] payload) {
      CRC32 crc = new CRC32();
      crc.update(lines, CHECKED_AT, HEADER_LENGTH - CHECKED_AT + textLength);
      crc.update(payload);
      return crc.getValue() == check;
    }
  }
}
