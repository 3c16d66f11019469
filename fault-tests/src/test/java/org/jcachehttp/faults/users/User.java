package org.jcachehttp.faults.users;

import java.util.List;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;

/**
 * A user of the store.
 *
 * @param name the name, which only this user's responses contain
 * @param secret the secret by which the origin recognizes the user
 * @param place the place of the secret in a request
 */
record User(String name, String secret, Place place) {

  /** The places of a secret, and the user without one. */
  enum Place {
    AUTHORIZATION("Authorization", "Bearer "),
    COOKIE("Cookie", "sid="),
    API_KEY("X-API-Key", ""),
    QUERY("", ""),
    NONE("", "");

    final String field;
    final String prefix;

    Place(String field, String prefix) {
      this.field = field;
      this.prefix = prefix;
    }
  }

  static final User ANONYMOUS = new User("anonymous", "none", Place.NONE);

  static final List<User> ALL =
      List.of(
          new User("alice", "secret-of-alice-4711", Place.AUTHORIZATION),
          new User("bernard", "secret-of-bernard-4712", Place.AUTHORIZATION),
          new User("claire", "secret-of-claire-4713", Place.COOKIE),
          new User("dimitri", "secret-of-dimitri-4714", Place.API_KEY),
          new User("elena", "secret-of-elena-4715", Place.QUERY),
          new User("farid", "secret-of-farid-4716", Place.QUERY),
          ANONYMOUS);

  /** Adds the secret of this user to a request. */
  HttpRequest identify(HttpRequest request) {
    return place.field.isEmpty()
        ? request
        : request.withFields(request.fields().with(place.field, place.prefix + secret));
  }

  /** Returns the query of this user's requests. */
  String query() {
    return place == Place.QUERY ? "?access_token=" + secret : "";
  }

  /** Returns the user whose secret is in the request. */
  static User of(String query, Fields fields) {
    return ALL.stream()
        .filter(user -> query.contains(user.secret) || user.isIn(fields))
        .findFirst()
        .orElse(ANONYMOUS);
  }

  private boolean isIn(Fields fields) {
    return fields.stream().map(Field::value).anyMatch(value -> value.contains(secret));
  }

  /** Returns what another user must never see in the text, or the empty string. */
  String foreignIn(String text) {
    return ALL.stream()
        .filter(other -> !other.equals(this) && !other.equals(ANONYMOUS))
        .filter(other -> text.contains(other.secret) || text.contains(other.name))
        .map(User::name)
        .findFirst()
        .orElse("");
  }

  /** Returns the secrets of users in a text. */
  static List<String> secretsIn(String text) {
    return ALL.stream()
        .filter(user -> !user.equals(ANONYMOUS))
        .map(User::secret)
        .filter(text::contains)
        .toList();
  }
}
