package org.jcachehttp.filesystem;

import java.io.File;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jcachehttp.storage.ScanCriteria;
import org.jspecify.annotations.Nullable;

/** Lists one fan-out directory after the other, and reads a file when its turn comes. */
final class EntryScan<T> implements Iterator<T> {

  private final ScanCriteria criteria;
  private final IntFunction<List<File>> listing;
  private final Function<File, Optional<T>> reading;

  private int fanOut;
  private Iterator<File> files = Collections.emptyIterator();
  private @Nullable T next;

  /**
   * A scan.
   *
   * @param listing the files of a fan-out directory
   * @param reading what there is to know of a file that may meet the criteria, if it meets them
   */
  EntryScan(
      ScanCriteria criteria, IntFunction<List<File>> listing, Function<File, Optional<T>> reading) {
    this.criteria = criteria;
    this.listing = listing;
    this.reading = reading;
  }

  @Override
  public boolean hasNext() {
    while (next == null && hasNextFile()) {
      next = matching(files.next()).orElse(null);
    }
    return next != null;
  }

  @Override
  public T next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    T entry = next;
    next = null;
    return entry;
  }

  private boolean hasNextFile() {
    while (!files.hasNext() && fanOut < EntryPath.FAN_OUTS) {
      files = listing.apply(fanOut).iterator();
      fanOut++;
    }
    return files.hasNext();
  }

  private Optional<T> matching(File file) {
    boolean possible =
        criteria.until() == Long.MAX_VALUE
            || EntryFile.mayHaveDeadlineUntil(file, criteria.until() - 1);
    return possible ? reading.apply(file) : Optional.empty();
  }
}
