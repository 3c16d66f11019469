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

  /** {@return a progress of zero copied and zero skipped responses} */
  public static CopyProgress none() {
    return NONE;
  }

  /**
   * {@return this progress with another number of copied responses}
   *
   * @param number the number, 0 or more
   */
  public CopyProgress withCopied(long number) {
    return new CopyProgress(number, skipped);
  }

  /**
   * {@return this progress with another number of skipped responses}
   *
   * @param number the number, 0 or more
   */
  public CopyProgress withSkipped(long number) {
    return new CopyProgress(copied, number);
  }

  /** {@return the number of responses that were written to the target} */
  public long copied() {
    return copied;
  }

  /**
   * {@return the number of responses that the target already had, in the same or a newer version}
   */
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
