package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.filesystem.EntryFormat.Header;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.MetadataJson;
import org.jcachehttp.storage.StoredRecord;

/**
 * Reads entry files. A file that is truncated, damaged, unreadable or not a regular file counts as
 * absent.
 *
 * <p>Files are read by streams because a channel is closed when its thread is interrupted, and an
 * interrupted thread could then not read from the cache.
 */
final class EntryFile {

  /** The size of the first read: most entries are smaller and take one system call. */
  private static final int BUFFER_SIZE = 8192;

  /** The latest modification time of file systems with 32 bits for seconds. */
  private static final long MAX_MODIFICATION_TIME = Integer.MAX_VALUE * 1000L;

  private EntryFile() {}

  /** Returns the header of a file that has the length in its header. */
  static Optional<Header> readHeader(File file) throws IOException {
    return open(
        file,
        (in, size) -> {
          byte[] bytes = new byte[EntryFormat.HEADER_LENGTH];
          int length = in.readNBytes(bytes, 0, bytes.length);
          return EntryFormat.parseHeader(bytes, length)
              .filter(header -> header.fileLength() == size);
        });
  }

  /** Returns the whole entry. */
  static Optional<Map.Entry<String, StoredRecord<byte[]>>> read(File file) throws IOException {
    return open(file, (in, size) -> new Reader(in, size).entry());
  }

  /** Returns the entry's metadata; the payload is not read. */
  static Optional<EntryMetadata<String>> readWithoutPayload(File file) throws IOException {
    return open(file, (in, size) -> new Reader(in, size).metadata());
  }

  /**
   * Overwrites the deadline; returns false if this user may not, because only the owner of the file
   * can set its modification time.
   */
  static boolean moveDeadline(File file, Deadline deadline) throws IOException {
    if (!Files.isWritable(file.toPath()) || !file.setLastModified(file.lastModified())) {
      return false;
    }
    try (RandomAccessFile open = new RandomAccessFile(file, "rw")) {
      open.seek(EntryFormat.DEADLINE_AT);
      open.write(EntryFormat.deadlineField(deadline).getBytes(ISO_8859_1));
    }
    setModificationTime(file, deadline);
    return true;
  }

  /** Sets the modification time to the deadline, within the range of file systems. */
  static void setModificationTime(File file, Deadline deadline) throws IOException {
    long millis = Math.max(0, Math.min(deadline.epochMillis(), MAX_MODIFICATION_TIME));
    if (!file.setLastModified(millis) && file.exists()) {
      throw new IOException("no permission to set the modification time of " + file);
    }
  }

  /** Returns false if the modification time shows that the deadline is after this instant. */
  static boolean mayHaveDeadlineUntil(File file, long epochMillis) {
    return file.lastModified() <= epochMillis || epochMillis >= MAX_MODIFICATION_TIME;
  }

  private static <T> Optional<T> open(File file, Content<T> content) throws IOException {
    // A FIFO, socket or device in the place of an entry may block its reader for ever. Its size is
    // 0, as that of an absent file, so that one system call gives the size of a file too.
    for (long size = file.length(); size > 0; size = file.length()) {
      try (FileInputStream in = new FileInputStream(file)) {
        return contentOf(in, size, content);
      } catch (FileNotFoundException absentOrRefused) {
        if (!file.isFile() || !canBeOpened(file)) {
          return Optional.empty();
        }
        // The file was written after the exception: read it.
      }
    }
    return Optional.empty();
  }

  /** An entry that the disk or the file system cannot read counts as damaged, not as an outage. */
  private static <T> Optional<T> contentOf(FileInputStream in, long size, Content<T> content) {
    try {
      return content.from(in, size);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Opens the file again, since the stream's exception does not say why it failed. */
  private static boolean canBeOpened(File file) throws IOException {
    try (SeekableByteChannel opened = Files.newByteChannel(file.toPath())) {
      return opened.isOpen();
    } catch (NoSuchFileException | AccessDeniedException absent) {
      return false;
    }
  }

  private interface Content<T> {
    /**
     * Reads the content.
     *
     * @param size the size of the file before it was opened; a file that was replaced since has
     *     another
     */
    Optional<T> from(FileInputStream in, long size) throws IOException;
  }

  private static final class Reader {

    private final FileInputStream in;
    private final long size;
    private byte[] start;
    private int length;

    Reader(FileInputStream in, long size) {
      this.in = in;
      this.size = size;
      this.start = new byte[(int) Math.min(size, BUFFER_SIZE)];
    }

    Optional<Map.Entry<String, StoredRecord<byte[]>>> entry() throws IOException {
      Optional<Header> header = header();
      return header.isPresent() ? entry(header.get()) : Optional.empty();
    }

    Optional<EntryMetadata<String>> metadata() throws IOException {
      Optional<Header> header = header();
      if (header.isPresent()) {
        readUntil(EntryFormat.HEADER_LENGTH + header.get().textLength());
      }
      return header.map(this::metadata);
    }

    private Optional<Header> header() throws IOException {
      length = Math.max(0, in.read(start));
      return EntryFormat.parseHeader(start, length).filter(this::isComplete);
    }

    /** Checked before memory is allocated, since a damaged header may contain any length. */
    private boolean isComplete(Header header) {
      return header.fileLength() <= length || header.fileLength() == size;
    }

    private Optional<Map.Entry<String, StoredRecord<byte[]>>> entry(Header header)
        throws IOException {
      int payloadAt = EntryFormat.HEADER_LENGTH + header.textLength();
      readUntil(payloadAt);
      byte[] payload = payload(payloadAt, header.payloadLength());
      if (!header.isIntact(start, payload)) {
        return Optional.empty();
      }
      EntryMetadata<String> known = metadata(header);
      return Optional.of(
          Map.entry(
              known.key(),
              new StoredRecord<>(known.version(), known.deadline(), known.metadata(), payload)));
    }

    /** Parses the lines of text, which have been read. */
    private EntryMetadata<String> metadata(Header header) {
      String text = new String(start, EntryFormat.HEADER_LENGTH, header.textLength(), UTF_8);
      int keyEnd = text.indexOf('\n');
      String metadata = text.substring(keyEnd + 1, text.length() - 1);
      return new EntryMetadata<>(
          text.substring(0, Math.max(0, keyEnd)),
          header.version(),
          header.deadline(),
          MetadataJson.readLazily(metadata));
    }

    private void readUntil(int end) throws IOException {
      if (end > length) {
        start = Arrays.copyOf(start, end);
        length += in.readNBytes(start, length, end - length);
      }
    }

    private byte[] payload(int at, int payloadLength) throws IOException {
      if (at + payloadLength <= length) {
        return Arrays.copyOfRange(start, at, at + payloadLength);
      }
      byte[] payload = new byte[payloadLength];
      int available = Math.max(0, length - at);
      System.arraycopy(start, at, payload, 0, available);
      in.readNBytes(payload, available, payloadLength - available);
      return payload;
    }
  }
}
