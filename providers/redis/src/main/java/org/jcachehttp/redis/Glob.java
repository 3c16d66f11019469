package org.jcachehttp.redis;

/** Glob-style patterns of the command SCAN. */
final class Glob {

  private Glob() {}

  /** Returns the pattern that matches keys with this prefix. */
  static String withPrefix(String prefix) {
    return prefix.replaceAll("[\\\\*?\\[\\]]", "\\\\$0") + '*';
  }
}
