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

/** Iterates over the entries of a region; lists fan-out directories and reads files lazily. */
final class EntryScan<T> implements Iterator<T> {

  private final ScanCriteria criteria;
  private final IntFunction<List<File>> lister;
  private final Function<File, Optional<T>> reader;

  private int fanOut;
  private Iterator<File> files = Collections.emptyIterator();
  private @Nullable T next;

  /**
   * Creates a scan.
   *
   * @param lister lists the files of a fan-out directory
   * @param reader reads a file; empty if the entry does not match the criteria
   */
  EntryScan(
      ScanCriteria criteria, IntFunction<List<File>> lister, Function<File, Optional<T>> reader) {
    this.criteria = criteria;
    this.lister = lister;
    this.reader = reader;
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
      files = lister.apply(fanOut).iterator();
      fanOut++;
    }
    return files.hasNext();
  }

  private Optional<T> matching(File file) {
    boolean possible =
        criteria.until() == Long.MAX_VALUE
            || EntryFile.mayHaveDeadlineUntil(file, criteria.until() - 1);
    return possible ? reader.apply(file) : Optional.empty();
  }
}
