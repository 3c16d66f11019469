package org.jcachehttp.dynamodb;

/** What a reader may see: the last write, or sometimes the one before, at half the price. */
enum Consistency {
  STRONG,
  EVENTUAL;

  boolean isStrong() {
    return this == STRONG;
  }
}
