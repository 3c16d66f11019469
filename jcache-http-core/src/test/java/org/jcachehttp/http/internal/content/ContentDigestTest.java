package org.jcachehttp.http.internal.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.settings.RequestPart.member;
import static org.jcachehttp.http.settings.RequestPart.parameter;

import java.net.URI;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.secrets.ContentRedaction;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.secrets.PartRule;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.ParameterOrder;
import org.jcachehttp.http.settings.RequestPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private PartRules rules = PartRules.defaults();
  private ParameterOrder order = ParameterOrder.SIGNIFICANT;

  private void addRule(RequestPart part, PartRule rule) {
    rules = rules.with(part, rule);
  }

  private String digest(String type, String content) {
    CredentialKey key = CredentialKey.of(new byte[32]);
    HttpRequest request =
        HttpRequest.builder("POST", URI.create("http://example.com/"))
            .fields(Fields.of("Content-Type", type))
            .content(Body.of(content.getBytes(UTF_8)))
            .build();
    return new ContentDigest(new ContentRedaction(rules, () -> key), order)
        .of(request)
        .orElseThrow();
  }

  private String json(String content) {
    return digest(JSON, content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"b\":{\"d\":2,\"c\":[1,2]}} | { \"b\" : {\"c\":[1 , 2],\"d\":2}, \"a\":1 }",
        "[1.0, 100, 0.5, -0] | [1, 1e2, 5E-1, 0.00]",
        "\"\\u0041\\/\\n\" | \"A/\\u000a\"",
        "[true,false,null] | [ true, false, null ]"
      })
  void equivalentJsonHasTheSameDigest(String one, String other) {
    assertThat(json(one)).isEqualTo(json(other));
    assertThat(digest("Application/problem+JSON; charset=utf-8", one)).isEqualTo(json(other));
  }

  @Test
  void differentJsonHasDifferentDigests() {
    Stream<String> different =
        Stream.of(
            "[1,2]",
            "[2,1]",
            "[[1],2]",
            "[\"1\",2]",
            "[9007199254740992]",
            "[9007199254740993]",
            "[1e400]",
            "[1e999999999999]",
            "{\"a\":1}",
            "{\"A\":1}",
            "{\"a\":1,\"b\":null}",
            "{\"a\":[],\"b\":null}",
            "[]",
            "{}",
            "\"\"",
            "\"\\ud800\"",
            "\"?\"",
            "null",
            "\"null\"");
    assertThat(different.map(this::json)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\":1,\"a\":2}",
        "[1,]",
        "{\"a\":1,}",
        "[01]",
        "[1.]",
        "[+1]",
        "[nul]",
        "[1] 2",
        "\"\\x\"",
        "\"\t\"",
        "\"\\u12\"",
        "{'a':1}",
        "\u0000",
        "\uFEFF[]"
      })
  void malformedJsonIsHashedByItsBytes(String malformed) {
    assertThat(json(malformed)).isEqualTo(json(malformed)).isNotEqualTo(json(malformed + " "));
  }

  @Test
  void deeplyNestedJsonIsHashedByItsBytes() {
    String deep = "[".repeat(1_000_000);
    assertThat(json(deep)).isNotEqualTo(json(deep + " "));
    assertThat(json("[".repeat(100) + "]".repeat(100)))
        .isEqualTo(json("[".repeat(100) + "]".repeat(99) + " ]"));
  }

  @ParameterizedTest
  @CsvSource({"a=b+c&d, a=b%20c&d=", "%61=1, a=1"})
  void equivalentFormsHaveTheSameDigest(String one, String other) {
    assertThat(digest(FORM, one)).isEqualTo(digest(FORM, other));
  }

  @Test
  void differentFormsHaveDifferentDigests() {
    assertThat(Stream.of("a=1&b=2", "b=2&a=1", "a=1%26b=2", "a=1", "a=2", "a=1&a=1", "a=%zz"))
        .map(form -> digest(FORM, form))
        .doesNotHaveDuplicates();
  }

  @Test
  void theOrderOfParametersIsNotSignificantIfSorted() {
    order = ParameterOrder.SORTED;
    assertThat(digest(FORM, "b=2&a=%31&a=0")).isEqualTo(digest(FORM, "a=0&b=2&a=1"));
    assertThat(digest(FORM, "a=1&a=1")).isNotEqualTo(digest(FORM, "a=1"));
    assertThat(digest(FORM, "a=1&b=2")).isNotEqualTo(digest(FORM, "a=2&b=1"));
  }

  @Test
  void theBoundaryBetweenPartsIsNotSignificant() {
    String one = "--x\r\nA: b\r\n\r\n1\r\n--x\r\n\r\n2\r\n--x--\r\n";
    String other = "--\"y\r\nA: b\r\n\r\n1\r\n--\"y\r\n\r\n2\r\n--\"y--";
    String single = "--x\r\nA: b\r\n\r\n12\r\n--x--\r\n";
    String cut = "--x\r\nA: b\r\n\r\n12\r\n";
    assertThat(digest("multipart/form-data; boundary=x", one))
        .isEqualTo(digest("multipart/form-data;boundary=\"\"y\"", other))
        .isNotEqualTo(digest("multipart/mixed; boundary=x", one))
        .isNotEqualTo(digest("multipart/form-data; boundary=x", single))
        .isNotEqualTo(digest("multipart/form-data; boundary=x", cut));
  }

  @Test
  void otherContentIsHashedByItsTypeAndBytes() {
    assertThat(
            Stream.of(
                digest("text/plain", "{}"),
                digest("text/plain; charset=utf-16", "{}"),
                digest("text/plain", "{} "),
                json("{}")))
        .doesNotHaveDuplicates();
  }

  @Test
  void aRuleForANameAppliesAtAnyDepth() {
    addRule(member("time"), PartRule.REMOVED);
    assertThat(json("{\"a\":[{\"Time\":1,\"b\":2}],\"time\":3}"))
        .isEqualTo(json("{\"a\":[{\"b\":2}]}"));
  }

  @Test
  void rfc6901_aRuleForAPointerAppliesToOneMember() {
    addRule(member("/a~1b/0/m~0n"), PartRule.REMOVED);
    assertThat(json("{\"a/b\":[{\"m~n\":1,\"c\":{\"m~n\":2}}]}"))
        .isEqualTo(json("{\"a/b\":[{\"c\":{\"m~n\":2}}]}"))
        .isNotEqualTo(json("{\"a/b\":[{\"c\":{}}]}"));
  }

  @Test
  void rfc6901_section5_aPointerIsCaseSensitiveAndANameIsNot() {
    addRule(member("/a/m"), PartRule.REMOVED);
    addRule(member("n"), PartRule.REMOVED);
    assertThat(json("{\"a\":{\"m\":1,\"N\":1}}")).isEqualTo(json("{\"a\":{}}"));
    assertThat(json("{\"a\":{\"M\":1}}")).isNotEqualTo(json("{\"a\":{}}"));
    assertThat(json("{\"A\":{\"m\":1}}")).isNotEqualTo(json("{\"A\":{}}"));
  }

  @Test
  void onlyThePresenceOfAnIgnoredMemberIsSignificant() {
    addRule(member("nonce"), PartRule.PRESENCE);
    assertThat(json("{\"nonce\":{\"a\":[1]}}"))
        .isEqualTo(json("{\"nonce\":2}"))
        .isNotEqualTo(json("{}"));
  }

  @Test
  void theValueOfARedactedMemberIsSignificant() {
    addRule(member("pin"), PartRule.REDACTED);
    assertThat(json("{\"pin\":1}")).isEqualTo(json("{\"pin\":1.0}"));
    assertThat(json("{\"pin\":1}")).isNotEqualTo(json("{\"pin\":2}"));
  }

  @Test
  void rulesForParametersApplyToForms() {
    addRule(parameter("t"), PartRule.REMOVED);
    assertThat(digest(FORM, "T=1&a=2")).isEqualTo(digest(FORM, "a=2&t"));
    assertThat(digest(FORM, "access_token=1")).isNotEqualTo(digest(FORM, "access_token=2"));
  }
}
