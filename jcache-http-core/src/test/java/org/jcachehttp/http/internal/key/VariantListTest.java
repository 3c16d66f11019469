package org.jcachehttp.http.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.CachedResponseCodec;
import org.jcachehttp.http.stored.Responses;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.UnreadableValueException;
import org.junit.jupiter.api.Test;

class VariantListTest {

  private final CachedResponseCodec codec = new CachedResponseCodec();
  private final VariantList list = VariantList.of(List.of("b", "a", "b"), new Deadline(1_000));

  @Test
  void aListSurvivesTheStoredFormat() throws UnreadableValueException {
    CachedResponse read = codec.decode(codec.encode(list.toEntry(Responses.typical().request())));
    assertThat(VariantList.from(read)).contains(list);
    assertThat(list.names()).containsExactly("a", "b");
  }

  @Test
  void aResponseIsNoList() {
    assertThat(VariantList.from(Responses.typical())).isEmpty();
  }

  @Test
  void aListIsNotShownAsAResponse() {
    assertThat(codec.metadata(list.toEntry(Responses.typical().request())))
        .containsOnlyKeys("url", "vary")
        .containsEntry("vary", "a, b");
  }

  @Test
  void aListGrowsWithinItsGenerationAndIsKeptAsLongAsItsVariants() {
    VariantList grown = list.including(List.of("c"), new Deadline(2_000));
    assertThat(grown)
        .isEqualTo(
            new VariantList(
                List.of("a", "b", "c"), list.generation(), List.of(), new Deadline(2_000)));
    assertThat(list.including(List.of("a"), new Deadline(500))).isEqualTo(list);
  }

  @Test
  void aListLeadsToVariantsThatItSelectsAndOutlives() {
    assertThat(list.leadsTo(List.of("b"), new Deadline(1_000))).isTrue();
    assertThat(list.leadsTo(List.of("b", "c"), new Deadline(1_000))).isFalse();
    assertThat(list.leadsTo(List.of("b"), new Deadline(1_001))).isFalse();
  }

  @Test
  void aListNamesItsVariantsInTheOrderInWhichTheyWereAdded() throws UnreadableValueException {
    VariantList two = list.with(key("1")).with(key("2")).with(key("1"));
    assertThat(two.variants()).containsExactly("1", "2");
    CachedResponse read = codec.decode(codec.encode(two.toEntry(Responses.typical().request())));
    assertThat(VariantList.from(read)).contains(two);
  }

  @Test
  void aShortenedListKeepsTheVariantsThatWereAddedLast() {
    VariantList three = list.with(key("1")).with(key("2")).with(key("3"));
    assertThat(three.last(2).variants()).containsExactly("2", "3");
    assertThat(three.keysNotIn(three.last(2))).containsExactly(key("1"));
    assertThat(three.last(3)).isEqualTo(three);
  }

  @Test
  void aListWithTooManyNamesBeginsAnew() {
    List<String> many = IntStream.range(0, VariantList.MAX_NAMES).mapToObj(i -> "x" + i).toList();
    VariantList anew = list.with(key("1")).including(many, new Deadline(2_000));
    assertThat(anew.names()).hasSameElementsAs(many);
    assertThat(anew.variants()).isEmpty();
    assertThat(anew.generation()).isNotEqualTo(list.generation());
    assertThat(list.with(key("1")).keysNotIn(anew)).containsExactly(key("1"));
  }

  private String key(String variant) {
    return list.keyOf(variant);
  }
}
