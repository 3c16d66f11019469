package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;

/** Regions of one storage are separate, with any name. */
interface RegionsContract<K, P> extends Fixture<K, P> {

  /** A name of 299 characters, to which a test appends one. */
  String LONG_NAME = "n".repeat(299);

  /**
   * Names that are not file names or identifiers, or that a file system or a database may confuse.
   */
  List<String> AWKWARD_NAMES =
      List.of(
          "",
          ".",
          "..",
          "cache",
          "Cache",
          "CACHE",
          "cache ",
          " cache",
          "cache.",
          "a/b",
          "a\\b",
          "a_b",
          "a%2Fb",
          "a~b",
          "~",
          "a:b",
          "a::b",
          "%",
          "%%",
          "100%",
          "a?b=c&d",
          "a#b",
          "a*b",
          "'",
          "\"",
          "a'; DROP TABLE regions; --",
          "CON",
          "con.txt",
          "Straße",
          "STRASSE",
          "\u00e9",
          "e\u0301",
          "\ud83d\ude00",
          "\ud83d\ude01",
          "\t",
          "{x}",
          "[x]",
          "$x",
          "../../etc",
          LONG_NAME + "1",
          LONG_NAME + "2");

  /** Any text is the name of a region, and different texts are different regions. */
  @Test
  default void regionsOfAnyNameAreWrittenToAndStayApart() {
    for (String name : AWKWARD_NAMES) {
      assertThat(region(name).write(key(), WriteCondition.absent(), named(name))).as(name).isTrue();
    }
    for (String name : AWKWARD_NAMES) {
      assertStored(region(name), key(), named(name));
      assertThat(region(name).count()).as(name).isEqualTo(1);
    }
  }

  /** Two regions that were opened with the same name have the same entries. */
  @Test
  default void regionsOfOneNameAreOneRegion() {
    StoredRecord<P> stored = record();
    region("one").write(key(), WriteCondition.any(), stored);
    assertStored(region("one"), key(), stored);
  }

  /** A scan returns no entry of another region. */
  @Test
  default void aScanMeetsOnlyTheEntriesOfItsRegion() {
    put(key(1), record());
    region("other").write(key(2), WriteCondition.any(), record());
    assertThat(keysScanned(ScanCriteria.all())).containsExactly(key(1));
  }

  /** A removal keeps an entry with the same key in another region. */
  @Test
  default void aRemovalInOneRegionLeavesTheOthers() {
    StoredRecord<P> stored = put(record());
    region("other").remove(key(), WriteCondition.any());
    assertStored(stored);
  }

  /** {@code clear} keeps the entries of other regions. */
  @Test
  default void clearLeavesOtherRegions() {
    StoredRecord<P> stored = put(record());
    region("other").write(key(), WriteCondition.any(), record());
    region("other").clear();
    assertStored(stored);
  }

  /** {@code purgeExpired} keeps the expired entries of other regions. */
  @Test
  default void purgeLeavesOtherRegions() {
    StoredRecord<P> stored = put(record(EXPIRED));
    assertThat(region("other").purgeExpired(NOW)).isZero();
    assertStored(stored);
  }

  /** {@code destroy} removes the entries of one region and keeps those of other regions. */
  @Test
  default void destroyRemovesTheEntriesOfOneRegionAndLeavesTheOthers() {
    StoredRecord<P> stored = put(record());
    region("other").write(key(), WriteCondition.any(), record());
    storage().destroy("other");
    assertThat(region("other").count()).isZero();
    assertStored(stored);
  }

  /** A region that was destroyed is empty, and stores new entries. */
  @Test
  default void aDestroyedRegionOpensEmptyAndWorks() {
    put(record());
    storage().destroy("region");
    assertNothingStored();
    assertStored(put(record()));
  }

  /** {@code destroy} has no effect if there is no region with that name. */
  @Test
  default void destroyingARegionThatIsNotThereIsHarmless() {
    assertThatCode(() -> storage().destroy("never opened")).doesNotThrowAnyException();
  }

  /** {@code destroy} interprets no character of a name as a pattern or as syntax. */
  @Test
  default void destroyTakesTheNameAsItIs() {
    for (String name : AWKWARD_NAMES) {
      region(name).write(key(), WriteCondition.any(), named(name));
    }
    AWKWARD_NAMES.forEach(storage()::destroy);
    for (String name : AWKWARD_NAMES) {
      assertThat(region(name).count()).as(name).isZero();
    }
  }

  private StoredRecord<P> named(String name) {
    int number = AWKWARD_NAMES.indexOf(name);
    return record(number).withDeadline(new Deadline(NOW + number));
  }
}
