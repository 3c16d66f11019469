package org.jcachehttp.filesystem;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jcachehttp.filesystem.EntryFormat.Head;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/**
 * The files of one region. Reads take no lock: a file is replaced at one stroke, and only its
 * deadline is ever changed in place. Whoever changes anything holds the lock of its directory.
 */
final class FilesystemRegion implements Region<String, byte[]> {

  private final String directory;
  private final FilesystemStorage storage;
  private final Place place;
  private final SizeCap cap;

  FilesystemRegion(String name, FilesystemStorage storage, Place place, SizeCap cap) {
    this.directory = place.regionDirectory(name);
    this.storage = storage;
    this.place = place;
    this.cap = cap;
  }

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    EntryPath path = EntryPath.of(directory, key);
    return storage.call("read an entry", () -> read(path)).map(Map.Entry::getValue);
  }

  private Optional<Map.Entry<String, StoredRecord<byte[]>>> read(EntryPath path)
      throws IOException {
    Optional<Map.Entry<String, StoredRecord<byte[]>>> entry = EntryFile.read(path.file());
    if (entry.isPresent()) {
      cap.wasUsed(path.file());
      return entry;
    }
    // Perhaps it was read while its deadline was being moved.
    return path.file().exists()
        ? place.locks().holding(path.fanOut(), () -> EntryFile.read(path.file()))
        : Optional.empty();
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    EntryPath path = EntryPath.of(directory, key);
    return storage.call("write an entry", () -> write(path, condition, record));
  }

  private boolean write(EntryPath path, WriteCondition condition, StoredRecord<byte[]> record)
      throws IOException {
    if (isLostAlready(path.file(), condition)) {
      return false;
    }
    byte[] lines = EntryFormat.linesBeforePayload(path.key(), record);
    long size = (long) lines.length + record.payload().length;
    if (cap.isTooLarge(size)) {
      return place.locks().holding(path.fanOut(), () -> forget(path.file(), condition));
    }
    boolean done = replace(path, condition, lines, record);
    if (done) {
      cap.wasWritten(path.file(), size, place);
    }
    return done;
  }

  /** Whether another version is there, so that nothing need be written to find that out. */
  private static boolean isLostAlready(File file, WriteCondition condition) throws IOException {
    return condition instanceof WriteCondition.Version wanted
        && EntryFile.readHead(file).filter(head -> head.version() != wanted.version()).isPresent();
  }

  private boolean replace(
      EntryPath path, WriteCondition condition, byte[] lines, StoredRecord<byte[]> record)
      throws IOException {
    File written = place.write(lines, record.payload());
    boolean done = false;
    try {
      done =
          place
              .locks()
              .holding(
                  path.fanOut(), () -> replace(path.file(), condition, written, record.deadline()));
      return done;
    } finally {
      if (!done) {
        Files.deleteIfExists(written.toPath());
      }
    }
  }

  private static boolean replace(
      File file, WriteCondition condition, File written, Deadline deadline) throws IOException {
    if (!holds(file, condition)) {
      return false;
    }
    Place.moveInto(written, file);
    EntryFile.stampDeadline(file, deadline);
    return true;
  }

  /** Whether the condition holds for the file; one that is no entry counts as absent. */
  private static boolean holds(File file, WriteCondition condition) throws IOException {
    if (condition instanceof WriteCondition.Version wanted) {
      return EntryFile.readHead(file)
          .filter(head -> head.version() == wanted.version())
          .isPresent();
    }
    return condition instanceof WriteCondition.Any || EntryFile.read(file).isEmpty();
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    EntryPath path = EntryPath.of(directory, key);
    storage.call(
        "move a deadline",
        () -> place.locks().holding(path.fanOut(), () -> touch(path.file(), version, deadline)));
  }

  private static boolean touch(File file, long version, Deadline deadline) throws IOException {
    boolean holds = holds(file, WriteCondition.version(version));
    if (holds) {
      EntryFile.moveDeadline(file, deadline);
    }
    return holds;
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    EntryPath path = EntryPath.of(directory, key);
    return storage.call(
        "remove an entry",
        () ->
            path.file().exists()
                && place.locks().holding(path.fanOut(), () -> remove(path.file(), condition)));
  }

  private static boolean remove(File file, WriteCondition condition) throws IOException {
    return !holds(file, WriteCondition.absent()) && holds(file, condition) && remove(file);
  }

  /** Removes the entry in place of writing one that is too large to be kept. */
  private static boolean forget(File file, WriteCondition condition) throws IOException {
    boolean holds = holds(file, condition);
    if (holds) {
      remove(file);
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
                .filter(head -> criteria.matches(head.deadline(), head.metadata())));
  }

  private <T> Iterator<T> scan(ScanCriteria criteria, Reading<T> reading) {
    return new EntryScan<>(
        criteria,
        fanOut -> storage.call("scan entries", () -> place.entries(directory, fanOut)),
        file -> storage.call("scan entries", () -> reading.of(file)));
  }

  /** Also what only its head is left of, which for everybody else is absent. */
  @Override
  public long removeAll(Collection<EntryMetadata<String>> heads) {
    return heads.stream().filter(this::remove).count();
  }

  private boolean remove(EntryMetadata<String> head) {
    EntryPath path = EntryPath.of(directory, head.key());
    WriteCondition unchanged = WriteCondition.version(head.version());
    return storage.call(
        "remove entries",
        () ->
            place
                .locks()
                .holding(
                    path.fanOut(), () -> holds(path.file(), unchanged) && remove(path.file())));
  }

  @Override
  public long count() {
    return storage.call(
        "count entries",
        () -> {
          long count = 0;
          for (int fanOut = 0; fanOut < EntryPath.FAN_OUTS; fanOut++) {
            count += place.entries(directory, fanOut).size();
          }
          return count;
        });
  }

  @Override
  public void clear() {
    storage.call("clear a region", () -> removeEach(file -> true, FilesystemRegion::remove));
  }

  @Override
  public long purgeExpired(long now) {
    return storage.call(
        "purge expired entries",
        () ->
            removeEach(
                file -> EntryFile.mayHaveDeadlineUntil(file, now),
                file -> removeIfExpired(file, now)));
  }

  /** Removes candidates one by one under their lock; returns how many it removed. */
  private long removeEach(Predicate<File> candidates, Removal removal) throws IOException {
    long removed = 0;
    for (int fanOut = 0; fanOut < EntryPath.FAN_OUTS; fanOut++) {
      for (File file : place.entries(directory, fanOut)) {
        if (candidates.test(file) && place.locks().holding(fanOut, () -> removal.of(file))) {
          removed++;
        }
      }
    }
    return removed;
  }

  private static boolean removeIfExpired(File file, long now) throws IOException {
    Optional<Head> head = EntryFile.readHead(file);
    boolean expired = head.filter(known -> known.deadline().isPast(now)).isPresent();
    // A file that is no entry goes too, but is not counted as one.
    boolean removed = (expired || head.isEmpty()) && remove(file);
    return removed && expired;
  }

  private static boolean remove(File file) throws IOException {
    return Files.deleteIfExists(file.toPath());
  }

  @FunctionalInterface
  private interface Reading<T> {
    Optional<T> of(File file) throws IOException;
  }

  @FunctionalInterface
  private interface Removal {
    boolean of(File file) throws IOException;
  }
}
