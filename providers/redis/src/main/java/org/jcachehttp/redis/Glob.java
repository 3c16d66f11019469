package org.jcachehttp.redis;

/** Patterns of Redis' SCAN. */
final class Glob {

  private Glob() {}

  /** The pattern of everything that begins with exactly this text. */
  static String startingWith(String text) {
    return text.replaceAll("[\\\\*?\\[\\]]", "\\\\$0") + '*';
  }
}
