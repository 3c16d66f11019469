package org.jcachehttp.mongodb;

import java.util.Optional;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** The outcome of a conditional write or removal. */
sealed interface WriteOutcome {

  /** Returns the outcome of an applied change that replaced this document. */
  static WriteOutcome appliedOver(@Nullable BsonDocument before) {
    return new Applied(
        Optional.ofNullable(before)
            .filter(document -> document.containsKey(StoredPayload.FILE))
            .map(StoredPayload.GridFsFile::of));
  }

  /** Returns the outcome of a change that was applied if its filter matched this document. */
  static WriteOutcome appliedIfFound(@Nullable BsonDocument before) {
    return before == null ? new ConditionFailed() : appliedOver(before);
  }

  /** Returns the file of the replaced entry. */
  Optional<StoredPayload.GridFsFile> replaced();

  /** Returns the file without an entry after the write of this payload was applied or not. */
  Optional<StoredPayload.GridFsFile> unreferencedAfter(StoredPayload written);

  /**
   * The condition held and the change was applied.
   *
   * @param replaced the file of the replaced entry
   */
  record Applied(Optional<StoredPayload.GridFsFile> replaced) implements WriteOutcome {

    @Override
    public Optional<StoredPayload.GridFsFile> unreferencedAfter(StoredPayload written) {
      return replaced;
    }
  }

  /** The condition did not hold, and nothing changed. */
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
