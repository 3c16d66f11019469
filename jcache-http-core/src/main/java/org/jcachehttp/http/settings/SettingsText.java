package org.jcachehttp.http.settings;

import java.util.Collection;
import java.util.Optional;
import java.util.StringJoiner;

/** The text of a settings value. It contains only the settings that are set. */
final class SettingsText {

  private final StringJoiner joiner;

  private SettingsText(String type) {
    this.joiner = new StringJoiner(", ", type + '[', "]");
  }

  static SettingsText of(String type) {
    return new SettingsText(type);
  }

  SettingsText add(String name, Object value) {
    joiner.add(name + '=' + value);
    return this;
  }

  SettingsText add(String name, Optional<?> value) {
    return value.isPresent() ? add(name, value.get()) : this;
  }

  SettingsText add(String name, Collection<?> values) {
    return values.isEmpty() ? this : add(name, (Object) values);
  }

  @Override
  public String toString() {
    return joiner.toString();
  }
}
