package org.jcachehttp.http.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        .isEqualTo(new VariantList(List.of("a", "b", "c"), list.generation(), new Deadline(2_000)));
    assertThat(list.including(List.of("a"), new Deadline(500))).isEqualTo(list);
  }

  @Test
  void aListLeadsToVariantsThatItSelectsAndOutlives() {
    assertThat(list.leadsTo(List.of("b"), new Deadline(1_000))).isTrue();
    assertThat(list.leadsTo(List.of("b", "c"), new Deadline(1_000))).isFalse();
    assertThat(list.leadsTo(List.of("b"), new Deadline(1_001))).isFalse();
  }
}
