package org.jcachehttp.dynamodb;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcachehttp.storage.option.Options;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * A client, and what becomes of it when it is no longer needed.
 *
 * @param client the user's own, or one made here
 * @param place what a message calls the service it talks to
 * @param onClose gives back what was made here
 */
record Connection(DynamoDbClient client, String place, Runnable onClose) {

  /**
   * The user's client, or one that the options describe.
   *
   * @throws IllegalArgumentException if an option is wrong
   */
  static Connection open(Options options) {
    Optional<DynamoDbClient> given = options.get(DynamoDbOptions.CLIENT);
    return given.isPresent()
        ? new Connection(given.get(), "a client of its own", () -> {})
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
    Optional<URI> endpoint = options.get(DynamoDbOptions.ENDPOINT);
    endpoint.ifPresent(builder::endpointOverride);
    options.get(DynamoDbOptions.CREDENTIALS).ifPresent(builder::credentialsProvider);
    DynamoDbClient client =
        builder
            .overrideConfiguration(
                files -> files.defaultProfileFile(settings).defaultProfileName(profile))
            .httpClientBuilder(http(options))
            .build();
    return new Connection(client, endpoint.map(URI::toString).orElseGet(region::id), client::close);
  }

  private static UrlConnectionHttpClient.Builder http(Options options) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(options.get(DynamoDbOptions.OPERATION_TIMEOUT))
        .socketTimeout(options.get(DynamoDbOptions.BULK_TIMEOUT));
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
    } catch (SdkClientException nowhereSaid) {
      return Region.US_EAST_1;
    }
  }
}
