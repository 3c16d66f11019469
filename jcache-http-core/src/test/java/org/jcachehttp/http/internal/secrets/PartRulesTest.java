package org.jcachehttp.http.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.settings.RequestPart.header;
import static org.jcachehttp.http.settings.RequestPart.parameter;

import org.jcachehttp.http.settings.KeySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "proxy-authorization",
        "X-Authorisation",
        "X-Authenticated-User",
        "Cookie",
        "Private-Token",
        "X-Vault-Token",
        "Api-Key",
        "Apikey",
        "X-Api_Key",
        "X-RapidAPI-Key",
        "X-Goog-Api-Key",
        "X-Amz-Security-Token",
        "X-Session-Token",
        "X-CSRF-TOKEN",
        "DPoP",
        "Ocp-Apim-Subscription-Key",
        "X-Gitlab-Token",
        "X-Shopify-Access-Token",
        "X-Api-Secret",
        "X-Session",
        "Signature",
        "CB-ACCESS-KEY",
        "Cf-Access-Jwt-Assertion"
      })
  void aFieldWithTheNameOfACredentialIsOne(String name) {
    assertThat(PartRules.defaults().headers().of(name)).contains(PartRule.CREDENTIAL);
    assertThat(PartRules.defaults().isSecretHeader(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Language",
        "User-Agent",
        "X-Author",
        "X-Authority",
        "Idempotency-Key",
        "X-Request-Id",
        "Traceparent",
        "Content-Type",
        "Toke",
        ""
      })
  void anotherFieldIsNone(String name) {
    assertThat(PartRules.defaults().headers().of(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_token",
        "X-Amz-Signature",
        "x-goog-signature",
        "Signature",
        "sig",
        "token"
      })
  void aParameterWithTheNameOfACredentialIsOne(String name) {
    assertThat(PartRules.defaults().parameters().of(name)).contains(PartRule.CREDENTIAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page_token", "author", "key", "session", "q"})
  void wordsInTheNameOfAParameterDecideNothing(String name) {
    assertThat(PartRules.defaults().parameters().of(name)).isEmpty();
  }

  @Test
  void exceptionsAreNamed() {
    PartRules rules =
        PartRules.of(
            KeySettings.defaults()
                .addNonCredentials(header("x-design-token"), parameter("Token"))
                .addCredentials(header("X-Other-Token")));
    assertThat(rules.headers().of("X-Design-Token")).isEmpty();
    assertThat(rules.parameters().of("token")).isEmpty();
    assertThat(rules.headers().of("X-Other-Token")).contains(PartRule.CREDENTIAL);
  }

  @Test
  void aNameWithAWordIsIgnoredLikeAnyOtherCredential() {
    PartRules rules =
        PartRules.of(
            KeySettings.defaults()
                .addIgnored(header("X-Vault-Token"))
                .addIgnoredEntirely(header("X-Trace-Session")));
    assertThat(rules.headers().of("X-Vault-Token")).contains(PartRule.CREDENTIAL_PRESENCE);
    assertThat(rules.headers().of("X-Trace-Session")).contains(PartRule.REMOVED);
  }
}
