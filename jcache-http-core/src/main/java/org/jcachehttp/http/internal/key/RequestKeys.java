package org.jcachehttp.http.internal.key;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jcachehttp.http.internal.content.ContentDigest;
import org.jcachehttp.http.internal.secrets.ContentRedaction;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.internal.secrets.RequestSecrets;
import org.jcachehttp.http.internal.secrets.SecretLeakCheck;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.ParameterOrder;
import org.jcachehttp.http.stored.KeyDigests;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.storage.internal.RecentValues;

/** Reduces requests to the parts that their keys are computed from. Safe for many threads. */
public final class RequestKeys {

  private final StoredMethods methods;
  private final Optional<TargetRules> target;
  private final Set<String> matchedHeaders;
  private final PartRules parts;
  private final Partitions partitions;
  private final int searchLimit;
  private final Supplier<CredentialKey> credentialKey;

  /** The keys of GET requests without secrets, by URI. */
  private final RecentValues<KeyedRequest> recent = new RecentValues<>();

  /**
   * Compiles settings.
   *
   * @param partitions how entries are partitioned by credentials
   * @param credentialKey supplies the key for the HMAC of secrets, called only if there is one
   */
  public RequestKeys(
      KeySettings settings, Partitions partitions, Supplier<CredentialKey> credentialKey) {
    this.methods = StoredMethods.of(settings);
    this.target = TargetRules.of(settings);
    this.matchedHeaders = Set.copyOf(settings.matchedHeaders());
    this.parts = PartRules.of(settings);
    this.partitions = partitions;
    // Where each secret separates entries, only those who have it get what repeats it.
    boolean isSeparated = partitions == Partitions.BY_CREDENTIAL && parts.separateSecrets();
    this.searchLimit = isSeparated ? settings.secretSearchLimit() : Integer.MAX_VALUE;
    this.credentialKey = credentialKey;
  }

  /** Returns the methods whose responses are stored. */
  public StoredMethods methods() {
    return methods;
  }

  /** Returns the rules for parts of a request. */
  public PartRules parts() {
    return parts;
  }

  /** Returns the check whether a response to a request repeats its secrets. */
  public SecretLeakCheck leakCheck(HttpRequest request) {
    return SecretLeakCheck.of(request, parts, searchLimit);
  }

  /** Returns whether a response that repeats a secret of one request repeats one of the other. */
  public boolean haveSameSecrets(HttpRequest one, HttpRequest other) {
    return SecretLeakCheck.haveSameSecrets(one, other, parts);
  }

  /**
   * Returns the part of a request that is stored, without the fields that select a variant, and its
   * key. Only the URI decides on those of a GET request without secrets, which are remembered.
   */
  public KeyedRequest keyed(HttpRequest request) {
    boolean isPlain = isPlain(request);
    KeyedRequest known = isPlain ? recent.get(request.uri().toString()) : null;
    if (known != null) {
      return known;
    }
    RequestSecrets secrets = RequestSecrets.of(request, parts);
    KeyedRequest keyed = KeyedRequest.of(of(request, secrets));
    boolean isWhole =
        request.uri().getRawQuery() == null || secrets.target().equals(TargetUri.of(request.uri()));
    if (isPlain && secrets.isEmpty() && isWhole) {
      // Nothing was removed from the URI, so that it may stay on the heap.
      recent.put(request.uri().toString(), keyed);
    }
    return keyed;
  }

  /** Returns whether no field of a GET request is part of its key. */
  private boolean isPlain(HttpRequest request) {
    return request.method().equals("GET")
        && (request.fields().size() == 0
            || (!RequestSecrets.hasCredentialField(request, parts)
                && !StoredMethods.hasOverride(request.fields())));
  }

  /** Returns the part of a request that is stored, without the fields that select a variant. */
  public StoredRequest of(HttpRequest request) {
    return of(request, RequestSecrets.of(request, parts));
  }

  private StoredRequest of(HttpRequest request, RequestSecrets secrets) {
    TargetUri redacted = secrets.target();
    boolean hasNoContent = StoredMethods.haveNoContent(request.method());
    return new StoredRequest(
        methods.normalize(request),
        target.isPresent() ? target.get().normalize(redacted) : redacted,
        Fields.empty(),
        digests(secrets, hasNoContent ? Optional.empty() : content(request)));
  }

  /** Returns the entries with the origin and the credential of a request. */
  public OriginPartition originPartition(HttpRequest request) {
    Fields fields = StoredMethods.withoutOverride(request.fields());
    return OriginPartition.of(of(HttpRequest.builder("GET", request.uri()).fields(fields).build()));
  }

  private Optional<String> content(HttpRequest request) {
    ContentRedaction redaction = new ContentRedaction(parts, credentialKey);
    ParameterOrder order = target.map(TargetRules::order).orElse(ParameterOrder.SIGNIFICANT);
    return new ContentDigest(redaction, order).of(request);
  }

  /** Returns the redacted target of a request. */
  public TargetUri target(HttpRequest request) {
    return RequestSecrets.of(request, parts).target();
  }

  private KeyDigests digests(RequestSecrets secrets, Optional<String> content) {
    if (secrets.isEmpty() && content.isEmpty()) {
      return KeyDigests.none();
    }
    return partitions == Partitions.BY_CREDENTIAL
        ? new KeyDigests(
            secrets.partition(credentialKey), secrets.targetHmac(credentialKey), content)
        : new KeyDigests(
            Optional.empty(), secrets.targetHmacWithCredentials(credentialKey), content);
  }

  /** Returns the stored request with the named fields of the request, in normal form. */
  public StoredRequest select(List<String> names, StoredRequest stored, HttpRequest request) {
    SelectingFields fields = new SelectingFields(parts, credentialKey);
    return stored.withFields(fields.of(names, request.fields()));
  }

  /**
   * Returns the names of the fields that select among the variants of a target.
   *
   * @param vary the names in the Vary field of a response
   */
  public List<String> selecting(Collection<String> vary) {
    if (matchedHeaders.isEmpty() && vary.isEmpty()) {
      return List.of();
    }
    Set<String> all = new TreeSet<>(matchedHeaders);
    all.addAll(vary);
    return List.copyOf(all);
  }
}
