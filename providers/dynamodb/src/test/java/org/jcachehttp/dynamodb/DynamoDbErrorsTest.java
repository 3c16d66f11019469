package org.jcachehttp.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

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
        .hasCause(missing);
  }
}
