package org.jcachehttp.faults.histories;

import java.util.Optional;
import javax.cache.Cache;
import javax.cache.processor.MutableEntry;

/**
 * A method with its arguments: how it is called, and its specification.
 *
 * @param method the method
 * @param expected the old value that a conditional method compares, else not used
 * @param value the new value, which is unique in a history, or not used
 */
record Operation(Method method, String expected, String value) {

  private static final String DONE = "done";
  private static final String ABSENT = "absent";

  /** Calls the method and returns the text of its result. */
  String callOn(Cache<String, String> cache, String key) {
    return switch (method) {
      case GET -> String.valueOf(cache.get(key));
      case PUT -> {
        cache.put(key, value);
        yield DONE;
      }
      case PUT_IF_ABSENT -> String.valueOf(cache.putIfAbsent(key, value));
      case GET_AND_PUT -> String.valueOf(cache.getAndPut(key, value));
      case REPLACE -> String.valueOf(cache.replace(key, value));
      case REPLACE_EXPECTED -> String.valueOf(cache.replace(key, expected, value));
      case REMOVE -> String.valueOf(cache.remove(key));
      case REMOVE_EXPECTED -> String.valueOf(cache.remove(key, expected));
      case INVOKE -> String.valueOf(cache.<Object>invoke(key, Operation::append, value));
    };
  }

  /** Returns the effect on an entry with this value, or on an absent one. */
  Effect effectOn(Optional<String> entry) {
    Optional<String> after = Optional.of(value);
    boolean isExpected = entry.equals(Optional.of(expected));
    return switch (method) {
      case GET -> Effect.read(entry);
      case PUT -> new Effect(after, DONE);
      case PUT_IF_ABSENT -> Effect.changeIf(entry.isEmpty(), entry, after);
      case GET_AND_PUT -> Effect.exchange(entry, value);
      case REPLACE -> Effect.changeIf(entry.isPresent(), entry, after);
      case REPLACE_EXPECTED -> Effect.changeIf(isExpected, entry, after);
      case REMOVE -> Effect.changeIf(entry.isPresent(), entry, Optional.empty());
      case REMOVE_EXPECTED -> Effect.changeIf(isExpected, entry, Optional.empty());
      case INVOKE -> Effect.exchange(entry, appended(value, entry));
    };
  }

  /** The entry processor: the new value names the previous one. */
  private static Object append(MutableEntry<String, String> entry, Object... arguments) {
    Optional<String> before = Optional.ofNullable(entry.getValue());
    entry.setValue(appended((String) arguments[0], before));
    return String.valueOf(before.orElse(null));
  }

  private static String appended(String value, Optional<String> before) {
    return value + "<" + before.map(whole -> whole.split("<", 2)[0]).orElse(ABSENT);
  }
}
