package org.jcachehttp.mongodb;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.types.ObjectId;
import org.jcachehttp.storage.PagedScan;

/**
 * Deletes files that no entry refers to. They belong to entries that the TTL index deleted, or to
 * processes that ended between the write of a file and the write of its entry.
 */
final class OrphanedFiles {

  /** The entry of a younger file may not be written yet. */
  private static final Duration GRACE = Duration.ofHours(1);

  /** A process checks a page of old files after it has written this many files. */
  private static final int WRITES_PER_PAGE = 100;

  private static final ObjectId FIRST = new ObjectId(new byte[12]);

  private final EntryDocuments entries;
  private final GridFsBucket files;
  private final InstantSource clock;
  private final AtomicInteger writes = new AtomicInteger();
  private volatile ObjectId examined = FIRST;

  OrphanedFiles(EntryDocuments entries, GridFsBucket files, InstantSource clock) {
    this.entries = entries;
    this.files = files;
    this.clock = clock;
  }

  /** Counts written files, and deletes the orphans of one page of old files every 100 files. */
  void onFilesWritten(int count) {
    int before = writes.getAndAdd(count);
    if (before / WRITES_PER_PAGE != (before + count) / WRITES_PER_PAGE) {
      removeFromNextPage();
    }
  }

  /** Deletes orphans page by page, until a page has none. */
  void removeAll() {
    while (removeFromNextPage() > 0) {
      // The loop ends because each round deletes files.
    }
  }

  /** Deletes the orphans of the next page, or of the first after the last; returns their number. */
  private int removeFromNextPage() {
    List<EntryFile> page = files.page(examined, clock.instant().minus(GRACE));
    boolean last = page.size() < PagedScan.PAGE_SIZE;
    examined = last ? FIRST : page.get(page.size() - 1).file().id();
    return remove(page);
  }

  /** Deletes the files that no entry refers to; returns their number. */
  int remove(Collection<EntryFile> candidates) {
    if (candidates.isEmpty()) {
      return 0;
    }
    Set<String> keys = candidates.stream().map(EntryFile::key).collect(toSet());
    Set<EntryFile> needed = Set.copyOf(entries.filesOf(keys));
    List<StoredPayload.GridFsFile> orphans =
        candidates.stream().filter(ref -> !needed.contains(ref)).map(EntryFile::file).toList();
    files.delete(orphans);
    return orphans.size();
  }
}
