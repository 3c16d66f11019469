package org.jcachehttp.filesystem;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jcachehttp.filesystem.EntryFormat.Header;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/**
 * The files of one region. Every change holds the lock of the file's directory. Reads take no lock:
 * a file is replaced atomically, and only its deadline is overwritten in place.
 */
final class FilesystemRegion implements Region<String, byte[]> {

  private final String directory;
  private final FilesystemStorage storage;
  private final StorageDirectory files;
  private final LruEviction eviction;

  FilesystemRegion(
      String name, FilesystemStorage storage, StorageDirectory files, LruEviction eviction) {
    this.directory = files.regionDirectory(name);
    this.storage = storage;
    this.files = files;
    this.eviction = eviction;
  }

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    EntryPath path = EntryPath.of(directory, key);
    return storage.call("read an entry", () -> read(path)).map(Map.Entry::getValue);
  }

  private Optional<Map.Entry<String, StoredRecord<byte[]>>> read(EntryPath path)
      throws IOException {
    Optional<Map.Entry<String, StoredRecord<byte[]>>> entry = entryOf(path);
    if (entry.isPresent()) {
      eviction.recordUse(path.file());
      return entry;
    }
    // The deadline may have been overwritten during the read: read again under the lock.
    return path.file().exists()
        ? files.withLock(path.fanOut(), () -> entryOf(path))
        : Optional.empty();
  }

  @Override
  public Optional<EntryMetadata<String>> readMetadata(String key) {
    EntryPath path = EntryPath.of(directory, key);
    return storage.call("read an entry", () -> metadata(path));
  }

  private Optional<EntryMetadata<String>> metadata(EntryPath path) throws IOException {
    Optional<EntryMetadata<String>> found = EntryFile.readWithoutPayload(path.file());
    if (found.isPresent()) {
      eviction.recordUse(path.file());
      return found.filter(entry -> entry.key().equals(path.key()));
    }
    // As above.
    return path.file().exists()
        ? files.withLock(path.fanOut(), () -> EntryFile.readWithoutPayload(path.file()))
        : Optional.empty();
  }

  /** Reads the entry of a key; the file of another key in its place counts as damaged. */
  private static Optional<Map.Entry<String, StoredRecord<byte[]>>> entryOf(EntryPath path)
      throws IOException {
    return EntryFile.read(path.file()).filter(entry -> entry.getKey().equals(path.key()));
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    EntryPath path = EntryPath.of(directory, key);
    return storage.call("write an entry", () -> write(path, condition, record));
  }

  private boolean write(EntryPath path, WriteCondition condition, StoredRecord<byte[]> record)
      throws IOException {
    if (hasOtherVersion(path.file(), condition)) {
      return false;
    }
    byte[] lines = EntryFormat.linesBeforePayload(path.key(), record);
    long size = (long) lines.length + record.payload().length;
    if (eviction.isTooLarge(size)) {
      return files.withLock(path.fanOut(), () -> removeReplaced(path, condition));
    }
    boolean written = replace(path, condition, lines, record);
    if (written) {
      eviction.recordWrite(path.file(), size, files);
    }
    return written;
  }

  /** Finds a conflict before anything is written. */
  private static boolean hasOtherVersion(File file, WriteCondition condition) throws IOException {
    return condition instanceof WriteCondition.Version wanted
        && EntryFile.readHeader(file)
            .filter(header -> header.version() != wanted.version())
            .isPresent();
  }

  private boolean replace(
      EntryPath path, WriteCondition condition, byte[] lines, StoredRecord<byte[]> record)
      throws IOException {
    File temporary = files.writeTemporary(lines, record.payload());
    boolean replaced = false;
    try {
      replaced =
          files.withLock(
              path.fanOut(), () -> replace(path, condition, temporary, record.deadline()));
      return replaced;
    } finally {
      if (!replaced) {
        Files.deleteIfExists(temporary.toPath());
      }
    }
  }

  private static boolean replace(
      EntryPath path, WriteCondition condition, File temporary, Deadline deadline)
      throws IOException {
    if (!holds(path, condition)) {
      return false;
    }
    StorageDirectory.move(temporary, path.file());
    EntryFile.setModificationTime(path.file(), deadline);
    return true;
  }

  /** Returns whether the condition holds for the file; a damaged file counts as absent. */
  private static boolean holds(EntryPath path, WriteCondition condition) throws IOException {
    if (condition instanceof WriteCondition.Version wanted) {
      return EntryFile.readHeader(path.file())
          .filter(header -> header.version() == wanted.version())
          .isPresent();
    }
    return condition instanceof WriteCondition.Any || entryOf(path).isEmpty();
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    EntryPath path = EntryPath.of(directory, key);
    storage.call(
        "move a deadline",
        () -> files.withLock(path.fanOut(), () -> touch(path, version, deadline)));
  }

  private boolean touch(EntryPath path, long version, Deadline deadline) throws IOException {
    boolean holds = holds(path, WriteCondition.version(version));
    if (holds && !EntryFile.moveDeadline(path.file(), deadline)) {
      rewrite(path.file(), deadline);
    }
    return holds;
  }

  /** Replaces the file of another user by one with another deadline. */
  private void rewrite(File file, Deadline deadline) throws IOException {
    Optional<Map.Entry<String, StoredRecord<byte[]>>> entry = EntryFile.read(file);
    if (entry.isPresent()) {
      StoredRecord<byte[]> moved = entry.get().getValue().withDeadline(deadline);
      byte[] lines = EntryFormat.linesBeforePayload(entry.get().getKey(), moved);
      StorageDirectory.move(files.writeTemporary(lines, moved.payload()), file);
      EntryFile.setModificationTime(file, deadline);
    }
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    EntryPath path = EntryPath.of(directory, key);
    return storage.call(
        "remove an entry",
        () -> path.file().exists() && files.withLock(path.fanOut(), () -> remove(path, condition)));
  }

  private static boolean remove(EntryPath path, WriteCondition condition) throws IOException {
    return !holds(path, WriteCondition.absent()) && holds(path, condition) && remove(path.file());
  }

  /** Removes the entry that an oversized record would replace. */
  private static boolean removeReplaced(EntryPath path, WriteCondition condition)
      throws IOException {
    boolean holds = holds(path, condition);
    if (holds) {
      remove(path.file());
    }
    return holds;
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return scan(
        criteria, file -> EntryFile.read(file).filter(entry -> criteria.matches(entry.getValue())));
  }

  @Override
  public Iterator<EntryMetadata<String>> scanMetadata(ScanCriteria criteria) {
    return scan(
        criteria,
        file ->
            EntryFile.readWithoutPayload(file)
                .filter(entry -> criteria.matches(entry.deadline(), entry.metadata())));
  }

  private <T> Iterator<T> scan(ScanCriteria criteria, Reader<T> reader) {
    return new EntryScan<>(
        criteria,
        fanOut -> storage.call("scan entries", () -> files.entries(directory, fanOut)),
        file -> storage.call("scan entries", () -> reader.read(file)));
  }

  /** Also removes damaged entries whose header is intact. */
  @Override
  public long removeAll(Collection<EntryMetadata<String>> entries) {
    return entries.stream().filter(this::remove).count();
  }

  private boolean remove(EntryMetadata<String> entry) {
    EntryPath path = EntryPath.of(directory, entry.key());
    WriteCondition unchanged = WriteCondition.version(entry.version());
    return storage.call(
        "remove entries",
        () -> files.withLock(path.fanOut(), () -> holds(path, unchanged) && remove(path.file())));
  }

  @Override
  public long count() {
    return storage.call(
        "count entries",
        () -> {
          long count = 0;
          for (int fanOut = 0; fanOut < EntryPath.FAN_OUTS; fanOut++) {
            count += files.entries(directory, fanOut).size();
          }
          return count;
        });
  }

  @Override
  public void clear() {
    storage.call("clear a region", () -> removeFiles(file -> true, FilesystemRegion::remove));
  }

  @Override
  public long purgeExpired(long now) {
    return storage.call(
        "purge expired entries",
        () ->
            removeFiles(
                file -> EntryFile.mayHaveDeadlineUntil(file, now),
                file -> removeIfExpired(file, now)));
  }

  /** Removes candidates one by one under their lock and returns the number of removed entries. */
  private long removeFiles(Predicate<File> candidates, Removal removal) throws IOException {
    long removed = 0;
    for (int fanOut = 0; fanOut < EntryPath.FAN_OUTS; fanOut++) {
      for (File file : files.entries(directory, fanOut)) {
        if (candidates.test(file) && files.withLock(fanOut, () -> removal.of(file))) {
          removed++;
        }
      }
    }
    return removed;
  }

  private static boolean removeIfExpired(File file, long now) throws IOException {
    Optional<Header> header = EntryFile.readHeader(file);
    boolean expired = header.filter(known -> known.deadline().isPast(now)).isPresent();
    // A damaged file is removed too, but is not counted as an entry.
    boolean removed = (expired || header.isEmpty()) && remove(file);
    return removed && expired;
  }

  private static boolean remove(File file) throws IOException {
    return StorageDirectory.delete(file);
  }

  @FunctionalInterface
  private interface Reader<T> {
    Optional<T> read(File file) throws IOException;
  }

  @FunctionalInterface
  private interface Removal {
    boolean of(File file) throws IOException;
  }
}
