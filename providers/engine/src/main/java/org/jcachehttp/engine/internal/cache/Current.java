package org.jcachehttp.engine.internal.cache;

import java.util.function.Supplier;

/** The entry as an operation finds it. */
sealed interface Current<V> {

  /** There is no entry, or none that counts: it is expired or damaged. */
  record Absent<V>() implements Current<V> {}

  /** There is an entry; its value is decoded at the first use. */
  record Present<V>(Supplier<V> decoded) implements Current<V> {

    V value() {
      return decoded.get();
    }
  }
}
