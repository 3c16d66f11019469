package org.jcachehttp.http.maintenance;

/**
 * How far a copy has come.
 *
 * @param copied how many responses were written
 * @param skipped how many were there already, as new or newer
 */
public record CopyProgress(long copied, long skipped) {

  public CopyProgress plus(long moreCopied, long moreSkipped) {
    return new CopyProgress(copied + moreCopied, skipped + moreSkipped);
  }
}
