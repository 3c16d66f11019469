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
 * Removes files that no entry refers to: of entries that MongoDB removed after their deadline, and
 * of processes that ended between the writing of a file and that of its entry.
 */
final class OrphanedFiles {

  /** A file that is younger may be one whose entry is about to be written. */
  private static final Duration GRACE = Duration.ofHours(1);

  /** How many files a process writes before it looks at a page of old ones. */
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

  /** Counts files that were written, and now and then removes orphans from a page of old ones. */
  void onFilesWritten(int count) {
    int before = writes.getAndAdd(count);
    if (before / WRITES_PER_PAGE != (before + count) / WRITES_PER_PAGE) {
      removeFromNextPage();
    }
  }

  /** Removes orphans for as long as each next page of old files has some. */
  void removeAll() {
    while (removeFromNextPage() > 0) {
      // Each round leaves fewer.
    }
  }

  /** Removes the orphans of a page, beginning again after the last one; returns how many. */
  private int removeFromNextPage() {
    List<EntryFile> page = files.page(examined, clock.instant().minus(GRACE));
    boolean last = page.size() < PagedScan.PAGE_SIZE;
    examined = last ? FIRST : page.get(page.size() - 1).file().id();
    return remove(page);
  }

  /** Removes those of the files that no entry refers to; returns how many. */
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
