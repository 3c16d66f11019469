package org.jcachehttp.faults.fuzz;

import java.util.List;
import java.util.Random;

/**
 * Changes texts at random: it inserts, deletes, repeats, exchanges and joins parts of them.
 *
 * @param random the source of all choices
 * @param corpus well-formed texts
 * @param special parts that a parser treats specially
 */
record Mutator(Random random, List<String> corpus, List<String> special) {

  private static final int MAX_CHANGES = 4;
  private static final int MAX_REPEATS = 40;

  Mutator {
    corpus = List.copyOf(corpus);
    special = List.copyOf(special);
  }

  /** Returns a text of the corpus with some changes. */
  String next() {
    String text = oneOf(corpus);
    for (int changes = random.nextInt(MAX_CHANGES); changes > 0; changes--) {
      text = changed(text);
    }
    return text;
  }

  private String changed(String text) {
    int from = random.nextInt(text.length() + 1);
    int to = from + random.nextInt(text.length() - from + 1);
    String part = text.substring(from, to);
    return switch (random.nextInt(7)) {
      case 0 -> text.substring(0, from) + text.substring(to);
      case 1 -> text.substring(0, from) + oneOf(special) + text.substring(from);
      case 2 -> text.substring(0, from) + oneOf(special) + text.substring(to);
      case 3 ->
          text.substring(0, to) + part.repeat(random.nextInt(MAX_REPEATS)) + text.substring(to);
      case 4 -> text + oneOf(special) + oneOf(corpus);
      case 5 -> text.substring(0, from) + (char) random.nextInt(0x300) + text.substring(from);
      default -> part;
    };
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
