package org.jcachehttp.http.internal.secrets;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.PartHandling;
import org.jcachehttp.http.settings.RequestPart;

/**
 * The rules for parts of a request. A part without a rule is significant and stored as it is.
 *
 * @param headers rules for header fields
 * @param parameters rules for parameters of the query, and of a form in the content
 * @param members rules for members of JSON objects in the content, by name
 * @param pointers rules for values in JSON content, by JSON Pointer (RFC 6901), case-sensitive
 * @param cookies the cookies that are significant
 */
public record PartRules(
    NamedRules headers,
    NamedRules parameters,
    NamedRules members,
    NamedRules pointers,
    CookieSelection cookies) {

  /** Returns the rules for common credentials. */
  public static PartRules defaults() {
    PartRules defaults =
        new PartRules(
            NamedRules.caseInsensitive(CredentialNames::isOfHeader),
            NamedRules.caseInsensitive(),
            NamedRules.caseInsensitive(),
            NamedRules.caseSensitive(),
            CookieSelection.ALL);
    for (String name : CredentialNames.HEADERS) {
      defaults = defaults.with(RequestPart.header(name), PartRule.CREDENTIAL);
    }
    for (String name : CredentialNames.PARAMETERS) {
      defaults = defaults.with(RequestPart.parameter(name), PartRule.CREDENTIAL);
    }
    return defaults;
  }

  /** Compiles settings. */
  public static PartRules of(KeySettings settings) {
    PartRules rules = defaults().with(CookieSelection.of(settings));
    for (Map.Entry<RequestPart, PartHandling> part : settings.parts()) {
      rules = rules.with(part.getKey(), change(part.getValue()));
    }
    return rules;
  }

  private static UnaryOperator<PartRule> change(PartHandling handling) {
    return switch (handling) {
      case CREDENTIAL -> before -> PartRule.CREDENTIAL;
      case REDACT -> PartRule::redacted;
      case IGNORE -> PartRule::ignored;
      case IGNORE_ENTIRELY -> before -> PartRule.REMOVED;
      case NON_CREDENTIAL -> before -> PartRule.PLAIN;
    };
  }

  /** Returns whether the value of a header field is secret. */
  public boolean isSecretHeader(String name) {
    return headers.of(name).filter(PartRule::isSecret).isPresent();
  }

  /**
   * Returns whether requests with different values of a secret never share an entry. They do if the
   * configuration ignores the value of a credential, and if it redacts a header field, which is not
   * part of the key unless a response varies by it.
   */
  public boolean separateSecrets() {
    return !headers.asMap().containsValue(PartRule.CREDENTIAL_PRESENCE)
        && !headers.asMap().containsValue(PartRule.REDACTED)
        && !parameters.asMap().containsValue(PartRule.CREDENTIAL_PRESENCE);
  }

  /**
   * Returns whether requests with different credentials never share an entry. They do if the
   * configuration also ignores a credential entirely, or some cookies.
   */
  public boolean separateUsers() {
    PartRules usual = defaults();
    return separateSecrets()
        && cookies.equals(CookieSelection.ALL)
        && !isCredentialRemoved(headers, usual.headers)
        && !isCredentialRemoved(parameters, usual.parameters);
  }

  private static boolean isCredentialRemoved(NamedRules rules, NamedRules usual) {
    return rules.asMap().entrySet().stream()
        .filter(rule -> rule.getValue() == PartRule.REMOVED)
        .anyMatch(rule -> usual.of(rule.getKey()).filter(PartRule::isCredential).isPresent());
  }

  /** Returns these rules with that rule for a part. */
  public PartRules with(RequestPart part, PartRule rule) {
    return with(part, before -> rule);
  }

  /** Returns these rules with a changed rule; a part without one is treated as redacted. */
  public PartRules with(RequestPart part, UnaryOperator<PartRule> change) {
    String name = part.name();
    return switch (part.kind()) {
      case HEADER ->
          new PartRules(changed(headers, name, change), parameters, members, pointers, cookies);
      case PARAMETER ->
          new PartRules(headers, changed(parameters, name, change), members, pointers, cookies);
      case MEMBER ->
          name.startsWith("/")
              ? new PartRules(
                  headers, parameters, members, changed(pointers, name, change), cookies)
              : new PartRules(
                  headers, parameters, changed(members, name, change), pointers, cookies);
    };
  }

  private PartRules with(CookieSelection selection) {
    return new PartRules(headers, parameters, members, pointers, selection);
  }

  /**
   * Returns the significant part of a field line; empty if it is removed.
   *
   * @param line a field line of the request
   */
  public Optional<String> normalize(Field line) {
    if (headers.of(line.name()).filter(PartRule.REMOVED::equals).isPresent()) {
      return Optional.empty();
    }
    return line.isNamed("Cookie") ? cookies.select(line.value()) : Optional.of(line.value());
  }

  private static NamedRules changed(NamedRules names, String name, UnaryOperator<PartRule> change) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "the name of a request part is '" + name + "', but must not be blank");
    }
    Optional<PartRule> before = names.of(name);
    return names.with(name, change.apply(before.orElse(PartRule.REDACTED)));
  }
}
