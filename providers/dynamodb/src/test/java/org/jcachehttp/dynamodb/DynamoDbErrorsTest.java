package org.jcachehttp.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class DynamoDbErrorsTest {

  @Test
  void missingCredentialsAreOneSentenceThatNamesTheOption() {
    SdkClientException missing =
        SdkClientException.create(
            "Unable to load credentials from any of the providers in the chain"
                + " AwsCredentialsProviderChain(...) : [SystemPropertyCredentialsProvider(): ...]");
    assertThat(DynamoDbErrors.translate("dynamodb://forum", "read an entry", missing))
        .hasMessage(
            "dynamodb://forum: cannot read an entry: there are no AWS credentials: pass an"
                + " AwsCredentialsProvider as the property 'credentials', or configure the"
                + " environment, a profile (option 'profile') or an instance role")
        .isInstanceOf(StorageConfigurationException.class)
        .hasCause(missing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AccessDeniedException",
        "UnrecognizedClientException",
        "InvalidSignatureException",
        "ExpiredTokenException",
        "ResourceNotFoundException"
      })
  void aRefusalOfTheServiceNeedsAChangeOfTheConfiguration(String code) {
    assertThat(translated(code)).isInstanceOf(StorageConfigurationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"InternalServerError", "ProvisionedThroughputExceededException"})
  void anErrorOfTheServiceEndsByItself(String code) {
    assertThat(translated(code)).isNotInstanceOf(StorageConfigurationException.class);
  }

  private static StorageException translated(String code) {
    AwsErrorDetails details = AwsErrorDetails.builder().errorCode(code).errorMessage("no").build();
    return DynamoDbErrors.translate(
        "dynamodb://forum",
        "read an entry",
        DynamoDbException.builder().awsErrorDetails(details).build());
  }
}
