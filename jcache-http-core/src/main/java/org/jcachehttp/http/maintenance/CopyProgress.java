package org.jcachehttp.http.maintenance;

import java.util.Objects;

/** The progress of a copy. Immutable. */
public final class CopyProgress {

  private static final CopyProgress NONE = new CopyProgress(0, 0);

  private final long copied;
  private final long skipped;

  private CopyProgress(long copied, long skipped) {
    this.copied = copied;
    this.skipped = skipped;
  }

  /** Nothing copied or skipped. */
  public static CopyProgress none() {
    return NONE;
  }

  /** The same progress with that number of copied responses. */
  public CopyProgress withCopied(long number) {
    return new CopyProgress(number, skipped);
  }

  /** The same progress with that number of skipped responses. */
  public CopyProgress withSkipped(long number) {
    return new CopyProgress(copied, number);
  }

  /** The number of responses that were written. */
  public long copied() {
    return copied;
  }

  /** The number of responses that the target has already, in the same or a newer version. */
  public long skipped() {
    return skipped;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CopyProgress that && copied == that.copied && skipped == that.skipped;
  }

  @Override
  public int hashCode() {
    return Objects.hash(copied, skipped);
  }

  @Override
  public String toString() {
    return "CopyProgress[copied=" + copied + ", skipped=" + skipped + ']';
  }
}
