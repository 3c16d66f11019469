package org.jcachehttp.dynamodb;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcachehttp.storage.option.Options;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * A client, created from the options or given by the user.
 *
 * @param client the client
 * @param endpoint the endpoint or region, for messages
 * @param onOpened ends the longer timeouts of the requests that open a table
 * @param onClose closes the client, unless the user owns it
 */
record Connection(DynamoDbClient client, String endpoint, Runnable onOpened, Runnable onClose) {

  /**
   * Returns the given client, or creates one from the options.
   *
   * @throws IllegalArgumentException if an option is invalid
   */
  static Connection open(Options options) {
    Optional<DynamoDbClient> given = options.get(DynamoDbOptions.CLIENT);
    return given.isPresent()
        ? new Connection(given.get(), "given client", () -> {}, () -> {})
        : create(options);
  }

  private static Connection create(Options options) {
    String profile =
        Optional.of(options.get(DynamoDbOptions.PROFILE))
            .filter(name -> !name.isEmpty())
            .orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
    ProfileFile settings = DriverSettings.over(options.driver(), profile);
    Region region = region(options.get(DynamoDbOptions.REGION), () -> settings, profile);
    DynamoDbClientBuilder builder = DynamoDbClient.builder().region(region);
    Optional<URI> override = options.get(DynamoDbOptions.ENDPOINT);
    override.ifPresent(builder::endpointOverride);
    options.get(DynamoDbOptions.CREDENTIALS).ifPresent(builder::credentialsProvider);
    HttpClients http = HttpClients.of(options);
    DynamoDbClient client =
        builder
            .overrideConfiguration(
                files -> files.defaultProfileFile(settings).defaultProfileName(profile))
            .httpClient(http)
            .build();
    return new Connection(
        client,
        override.map(URI::toString).orElseGet(region::id),
        http::tableIsOpen,
        () -> {
          client.close();
          http.close();
        });
  }

  private static Region region(String option, Supplier<ProfileFile> settings, String profile) {
    if (!option.isEmpty()) {
      return Region.of(option);
    }
    try {
      return DefaultAwsRegionProviderChain.builder()
          .profileFile(settings)
          .profileName(profile)
          .build()
          .getRegion();
    } catch (SdkClientException notConfigured) {
      return Region.US_EAST_1;
    }
  }
}
