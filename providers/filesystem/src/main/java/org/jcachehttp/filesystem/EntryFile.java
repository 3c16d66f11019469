package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.filesystem.EntryFormat.Head;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.MetadataJson;
import org.jcachehttp.storage.StoredRecord;

/**
 * Reads entry files; one that was cut short or scribbled on reads as none.
 *
 * <p>By streams, not by channels: a channel is closed when a thread that uses it is interrupted, so
 * that an interrupted thread could not be answered from the cache.
 */
final class EntryFile {

  /** Enough for the whole of most entries, which then take one call to the system. */
  private static final int FIRST_READ = 8192;

  /** The latest time of modification that file systems with 32 bits of seconds can keep. */
  private static final long LATEST = Integer.MAX_VALUE * 1000L;

  private EntryFile() {}

  /** The lines of fixed widths of a file that is as long as they say. */
  static Optional<Head> readHead(File file) throws IOException {
    return open(
        file,
        in -> {
          byte[] bytes = new byte[EntryFormat.HEAD_LENGTH];
          int length = in.readNBytes(bytes, 0, bytes.length);
          return EntryFormat.parseHead(bytes, length)
              .filter(head -> head.fileLength() == file.length());
        });
  }

  /** The whole entry. */
  static Optional<Map.Entry<String, StoredRecord<byte[]>>> read(File file) throws IOException {
    return open(file, in -> new Reader(file, in).entry());
  }

  /** The entry without its payload, which is not even looked at. */
  static Optional<EntryMetadata<String>> readWithoutPayload(File file) throws IOException {
    return open(file, in -> new Reader(file, in).head());
  }

  /** Writes another deadline in the place of the one there is. */
  static void moveDeadline(File file, Deadline deadline) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file, "rw")) {
      open.seek(EntryFormat.DEADLINE_AT);
      open.write(EntryFormat.deadlineField(deadline).getBytes(ISO_8859_1));
    }
    stampDeadline(file, deadline);
  }

  /** Makes the deadline the time of modification, as far as file systems can keep it. */
  static void stampDeadline(File file, Deadline deadline) throws IOException {
    long millis = Math.max(0, Math.min(deadline.epochMillis(), LATEST));
    if (!file.setLastModified(millis) && file.exists()) {
      throw new IOException("no permission to set the time of modification of " + file);
    }
  }

  /** Whether the file's time of modification lets its deadline be at this instant or before. */
  static boolean mayHaveDeadlineUntil(File file, long epochMillis) {
    return file.lastModified() <= epochMillis || epochMillis >= LATEST;
  }

  private static <T> Optional<T> open(File file, Content<T> content) throws IOException {
    while (true) {
      try (FileInputStream in = new FileInputStream(file)) {
        return content.from(in);
      } catch (FileNotFoundException absentOrRefused) {
        if (!canBeOpened(file)) {
          return Optional.empty();
        }
        // It was written in between: what it says now is as true as that it was absent.
      }
    }
  }

  /** Tells an absent file from one that may not be opened, of which the stream says the same. */
  private static boolean canBeOpened(File file) throws IOException {
    try (SeekableByteChannel opened = Files.newByteChannel(file.toPath())) {
      return opened.isOpen();
    } catch (NoSuchFileException absent) {
      return false;
    }
  }

  private interface Content<T> {
    Optional<T> from(FileInputStream in) throws IOException;
  }

  private static final class Reader {

    private final File file;
    private final FileInputStream in;
    private byte[] start = new byte[FIRST_READ];
    private int length;

    Reader(File file, FileInputStream in) {
      this.file = file;
      this.in = in;
    }

    Optional<Map.Entry<String, StoredRecord<byte[]>>> entry() throws IOException {
      Optional<Head> head = start();
      return head.isPresent() ? entry(head.get()) : Optional.empty();
    }

    Optional<EntryMetadata<String>> head() throws IOException {
      Optional<Head> head = start();
      if (head.isPresent()) {
        readUntil(EntryFormat.HEAD_LENGTH + head.get().textLength());
      }
      return head.map(this::entryHead);
    }

    private Optional<Head> start() throws IOException {
      length = Math.max(0, in.read(start));
      return EntryFormat.parseHead(start, length).filter(this::isWhole);
    }

    /** Before memory is set aside for lengths that may be scribbled. */
    private boolean isWhole(Head head) {
      return head.fileLength() <= length || head.fileLength() == file.length();
    }

    private Optional<Map.Entry<String, StoredRecord<byte[]>>> entry(Head head) throws IOException {
      int payloadAt = EntryFormat.HEAD_LENGTH + head.textLength();
      readUntil(payloadAt);
      byte[] payload = payload(payloadAt, head.payloadLength());
      if (!head.isIntact(start, payload)) {
        return Optional.empty();
      }
      EntryMetadata<String> known = entryHead(head);
      return Optional.of(
          Map.entry(
              known.key(),
              new StoredRecord<>(known.version(), known.deadline(), known.metadata(), payload)));
    }

    /** The lines of text, which have been read. */
    private EntryMetadata<String> entryHead(Head head) {
      String text = new String(start, EntryFormat.HEAD_LENGTH, head.textLength(), UTF_8);
      int keyEnd = text.indexOf('\n');
      String metadata = text.substring(keyEnd + 1, text.length() - 1);
      return new EntryMetadata<>(
          text.substring(0, Math.max(0, keyEnd)),
          head.version(),
          head.deadline(),
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
      int there = Math.max(0, length - at);
      System.arraycopy(start, at, payload, 0, there);
      in.readNBytes(payload, there, payloadLength - there);
      return payload;
    }
  }
}
