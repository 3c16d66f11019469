package org.jcachehttp.mongodb;

import java.util.Optional;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** What became of a conditional change. */
sealed interface Swap {

  /** It was done, and this document was there before. */
  static Swap doneOver(@Nullable BsonDocument before) {
    return new Done(
        Optional.ofNullable(before)
            .filter(document -> document.isObjectId(Body.FILE) && document.isInt64(Body.LENGTH))
            .map(Body.Filed::of));
  }

  /** It was done if its condition found this document. */
  static Swap doneIfFound(@Nullable BsonDocument before) {
    return before == null ? new Lost() : doneOver(before);
  }

  /** The file of the entry before, which no entry refers to any more. */
  Optional<Body.Filed> replaced();

  /** The file that no entry refers to after an entry with this body was, or was not, written. */
  Optional<Body.Filed> unneededAfter(Body written);

  /**
   * It was done.
   *
   * @param replaced the file of the entry before
   */
  record Done(Optional<Body.Filed> replaced) implements Swap {

    @Override
    public Optional<Body.Filed> unneededAfter(Body written) {
      return replaced;
    }
  }

  /** The condition did not hold. */
  record Lost() implements Swap {

    @Override
    public Optional<Body.Filed> replaced() {
      return Optional.empty();
    }

    @Override
    public Optional<Body.Filed> unneededAfter(Body written) {
      return written instanceof Body.Filed file ? Optional.of(file) : Optional.empty();
    }
  }
}
