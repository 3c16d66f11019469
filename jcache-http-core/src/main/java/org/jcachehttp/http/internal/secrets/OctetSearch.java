package org.jcachehttp.http.internal.secrets;

import java.util.Arrays;
import java.util.List;
import org.jcachehttp.http.message.Body;

/**
 * Searches content for any of several octet sequences, in time linear in its length.
 *
 * <p>The search is that of Wu and Manber (1994): it reads the end of a window as long as the
 * shortest sequence, and moves the window by as many octets as no sequence can begin in. Content
 * that resembles the sequences would make this quadratic; once the comparisons have read as many
 * octets as the content has, the rest is searched by the algorithm of Knuth, Morris and Pratt.
 * Immutable.
 */
final class OctetSearch {

  /** The octets at the end of a window that decide how far it moves. */
  private static final int BLOCK = 3;

  /** A longer window would hold most blocks of a long sequence, and would not move further. */
  private static final int LONGEST_WINDOW = 32;

  private static final int SHIFTS = 1 << 12;

  private final List<byte[]> sequences;
  private final int window;
  private final byte[] shifts = new byte[SHIFTS];

  /**
   * Prepares a search.
   *
   * @param sequences one or more sequences of at least {@value #BLOCK} octets
   */
  OctetSearch(List<byte[]> sequences) {
    this.sequences = sequences;
    int shortest = sequences.stream().mapToInt(sequence -> sequence.length).min().orElseThrow();
    this.window = Math.min(shortest, LONGEST_WINDOW);
    Arrays.fill(shifts, (byte) (window - BLOCK + 1));
    sequences.forEach(this::addShifts);
  }

  private void addShifts(byte[] sequence) {
    for (int i = 0; i <= window - BLOCK; i++) {
      int block = block(sequence[i], sequence[i + 1], sequence[i + 2]);
      shifts[block] = (byte) Math.min(shifts[block], window - BLOCK - i);
    }
  }

  private static int block(byte first, byte second, byte third) {
    return ((first * 31 + second) * 31 + third) & (SHIFTS - 1);
  }

  /** Returns whether the content contains one of the sequences. */
  boolean isFoundIn(Body.Buffered content) {
    int compared = 0;
    int start = 0;
    while (start <= content.size() - window) {
      int shift = shiftAt(content, start + window - BLOCK);
      if (shift > 0) {
        start += shift;
        continue;
      }
      for (byte[] sequence : sequences) {
        int equal = equalOctets(sequence, content, start);
        if (equal == sequence.length) {
          return true;
        }
        compared += equal + 1;
      }
      start++;
      if (compared > content.size()) {
        return isFoundLinearly(content.slice(start, content.size() - start));
      }
    }
    return false;
  }

  private int shiftAt(Body.Buffered content, int index) {
    return shifts[
        block(content.byteAt(index), content.byteAt(index + 1), content.byteAt(index + 2))];
  }

  private static int equalOctets(byte[] sequence, Body.Buffered content, int start) {
    int most = Math.min(sequence.length, content.size() - start);
    int equal = 0;
    while (equal < most && sequence[equal] == content.byteAt(start + equal)) {
      equal++;
    }
    return equal;
  }

  private boolean isFoundLinearly(Body.Buffered content) {
    return sequences.stream().anyMatch(sequence -> isFound(sequence, borders(sequence), content));
  }

  /** Knuth, Morris and Pratt (1977). */
  private static boolean isFound(byte[] sequence, int[] borders, Body.Buffered content) {
    int equal = 0;
    for (int i = 0; i < content.size() && equal < sequence.length; i++) {
      byte octet = content.byteAt(i);
      while (equal > 0 && sequence[equal] != octet) {
        equal = borders[equal - 1];
      }
      equal += sequence[equal] == octet ? 1 : 0;
    }
    return equal == sequence.length;
  }

  /** Returns, for each prefix, the length of its longest proper prefix that is also its suffix. */
  private static int[] borders(byte[] sequence) {
    int[] borders = new int[sequence.length];
    int border = 0;
    for (int i = 1; i < sequence.length; i++) {
      while (border > 0 && sequence[i] != sequence[border]) {
        border = borders[border - 1];
      }
      border += sequence[i] == sequence[border] ? 1 : 0;
      borders[i] = border;
    }
    return borders;
  }
}
