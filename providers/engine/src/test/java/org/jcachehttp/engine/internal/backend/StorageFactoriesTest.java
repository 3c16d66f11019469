package org.jcachehttp.engine.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jcachehttp.engine.CountedBackend;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.junit.jupiter.api.Test;

class StorageFactoriesTest {

  @Test
  void theOnlyBackendIsFoundUnlessThereIsAnother() {
    CountedBackend first = new CountedBackend();
    assertThat(StorageFactories.only(List.of(first, new CountedBackend()))).contains("counted");
    assertThat(StorageFactories.only(List.of(first, new OtherBackend()))).isEmpty();
    assertThat(StorageFactories.only(List.of())).isEmpty();
  }

  private static final class OtherBackend implements StorageFactory {

    @Override
    public List<String> schemes() {
      return List.of("other");
    }

    @Override
    public List<Option<?>> options() {
      return List.of();
    }

    @Override
    public Storage open(StorageAddress address) {
      throw new IllegalArgumentException("only its scheme is used");
    }
  }
}
