package org.jcachehttp.mongodb;

import java.util.Optional;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** What became of a conditional change. */
sealed interface WriteOutcome {

  /** It was done, and this document was there before. */
  static WriteOutcome appliedOver(@Nullable BsonDocument before) {
    return new Applied(
        Optional.ofNullable(before)
            .filter(document -> document.containsKey(StoredPayload.FILE))
            .map(StoredPayload.GridFsFile::of));
  }

  /** It was done if its condition found this document. */
  static WriteOutcome appliedIfFound(@Nullable BsonDocument before) {
    return before == null ? new ConditionFailed() : appliedOver(before);
  }

  /** The file of the entry before, which no entry refers to any more. */
  Optional<StoredPayload.GridFsFile> replaced();

  /** The file that no entry refers to after an entry with this body was, or was not, written. */
  Optional<StoredPayload.GridFsFile> unreferencedAfter(StoredPayload written);

  /**
   * It was done.
   *
   * @param replaced the file of the entry before
   */
  record Applied(Optional<StoredPayload.GridFsFile> replaced) implements WriteOutcome {

    @Override
    public Optional<StoredPayload.GridFsFile> unreferencedAfter(StoredPayload written) {
      return replaced;
    }
  }

  /** The condition did not hold. */
  record ConditionFailed() implements WriteOutcome {

    @Override
    public Optional<StoredPayload.GridFsFile> replaced() {
      return Optional.empty();
    }

    @Override
    public Optional<StoredPayload.GridFsFile> unreferencedAfter(StoredPayload written) {
      return written instanceof StoredPayload.GridFsFile file
          ? Optional.of(file)
          : Optional.empty();
    }
  }
}
