package org.jcachehttp.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.RequestPart;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The properties that may be repeated: the elements of {@code http:cache} in a {@code cache.xml}.
 *
 * @param url Freshness lifetimes of responses from URLs that match a pattern; the first match
 *     applies.
 * @param status Freshness lifetimes of responses with a status code.
 * @param credential Parts of requests whose value separates users.
 * @param redact Parts of requests that are in the key as a hash only.
 * @param ignore Parts of requests whose value is not part of the key, while their presence is.
 * @param ignoreEntirely Parts of requests that are treated like absent ones.
 * @param nonCredential Parts of requests that are no credentials although their name is that of
 *     one.
 */
@ConfigurationProperties(HttpOptionProperties.PREFIX)
record HttpRuleProperties(
    @DefaultValue List<Url> url,
    @DefaultValue List<Status> status,
    @DefaultValue List<Part> credential,
    @DefaultValue List<Part> redact,
    @DefaultValue List<Part> ignore,
    @DefaultValue List<Part> ignoreEntirely,
    @DefaultValue List<Part> nonCredential) {

  /** The names of the properties. */
  static final List<String> NAMES =
      List.of(
          "url", "status", "credential", "redact", "ignore", "ignore-entirely", "non-credential");

  /**
   * The lifetime of the responses of some URLs.
   *
   * @param pattern A glob such as api.example.org/posts/*, or regex: and a regular expression.
   * @param expireAfter The lifetime, as in jcache-http.http.expire-after.
   */
  record Url(String pattern, String expireAfter) {
    Url {
      Assert.notNull(pattern, "there is no pattern");
      Assert.notNull(expireAfter, "there is no expire-after");
    }

    ExpireAfter lifetime() {
      return ExpireAfter.parse(expireAfter);
    }
  }

  /**
   * The lifetime of the responses with a status code.
   *
   * @param code The status code, such as 404.
   * @param expireAfter The lifetime, as in jcache-http.http.expire-after.
   */
  record Status(int code, String expireAfter) {
    Status {
      Assert.notNull(expireAfter, "there is no expire-after");
    }

    ExpireAfter lifetime() {
      return ExpireAfter.parse(expireAfter);
    }
  }

  /**
   * A part of requests; one of the three names it.
   *
   * @param header A header field.
   * @param parameter A parameter of the query, or of a form in the content.
   * @param member A member of JSON content, by name or by a JSON Pointer such as /a/0.
   */
  record Part(@Nullable String header, @Nullable String parameter, @Nullable String member) {

    RequestPart toRequestPart() {
      List<RequestPart> parts = new ArrayList<>();
      Optional.ofNullable(header).map(RequestPart::header).ifPresent(parts::add);
      Optional.ofNullable(parameter).map(RequestPart::parameter).ifPresent(parts::add);
      Optional.ofNullable(member).map(RequestPart::member).ifPresent(parts::add);
      if (parts.size() != 1) {
        throw new IllegalArgumentException(
            "it names " + parts.size() + " parts; name one header, parameter or member");
      }
      return parts.get(0);
    }
  }

  /**
   * Adds the rules. Replaces the settings of keys, and so comes before the options that change
   * them.
   *
   * @throws HttpCachePropertyException if a rule is wrong
   */
  void applyTo(HttpCacheBuilder builder) {
    each("url", url, rule -> builder.addExpireAfter(rule.pattern(), rule.lifetime()));
    each("status", status, rule -> builder.addExpireAfter(rule.code(), rule.lifetime()));
    builder.keys(
        KeySettings.defaults()
            .addCredentials(parts("credential", credential))
            .addRedacted(parts("redact", redact))
            .addIgnored(parts("ignore", ignore))
            .addIgnoredEntirely(parts("ignore-entirely", ignoreEntirely))
            .addNonCredentials(parts("non-credential", nonCredential)));
  }

  private static RequestPart[] parts(String name, List<Part> parts) {
    return each(name, parts, Part::toRequestPart).toArray(RequestPart[]::new);
  }

  /** Applies an action to each rule; an exception names the property of the rule. */
  private static <T, R> List<R> each(String name, List<T> rules, Function<T, R> action) {
    return IntStream.range(0, rules.size())
        .mapToObj(
            index ->
                HttpCachePropertyException.naming(
                    HttpOptionProperties.PREFIX + '.' + name + '[' + index + ']',
                    () -> action.apply(rules.get(index))))
        .toList();
  }
}
