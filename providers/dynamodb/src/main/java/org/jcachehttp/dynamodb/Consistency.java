package org.jcachehttp.dynamodb;

/** Read consistency: strong, or eventual at half the cost. */
enum Consistency {
  STRONG,
  EVENTUAL;

  boolean isStrong() {
    return this == STRONG;
  }
}
