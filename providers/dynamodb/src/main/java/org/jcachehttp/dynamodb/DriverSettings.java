package org.jcachehttp.dynamodb;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The {@code driver.NAME} options: settings of the AWS shared configuration file, such as {@code
 * use_fips_endpoint}. They take precedence over the file.
 */
final class DriverSettings {

  private static final Set<String> KNOWN = known();

  /** Secrets, which a URI must not contain. */
  private static final Set<String> SECRET =
      Set.of(ProfileProperty.AWS_SECRET_ACCESS_KEY, ProfileProperty.AWS_SESSION_TOKEN);

  private DriverSettings() {}

  /**
   * Returns the user's shared configuration files with these settings added to the profile.
   *
   * @throws IllegalArgumentException if a setting is unknown or a secret
   */
  static ProfileFile over(Map<String, String> settings, String profile) {
    settings.keySet().forEach(DriverSettings::check);
    String content =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
            .collect(Collectors.joining("", "[profile " + profile + "]\n", ""));
    ProfileFile own =
        ProfileFile.builder().content(content).type(ProfileFile.Type.CONFIGURATION).build();
    return ProfileFile.aggregator().addFile(own).addFile(ProfileFile.defaultProfileFile()).build();
  }

  private static void check(String name) {
    if (!KNOWN.contains(name)) {
      throw new IllegalArgumentException(
          "unknown option 'driver."
              + name
              + "'; valid driver options: "
              + String.join(", ", KNOWN));
    }
    if (SECRET.contains(name)) {
      throw new IllegalArgumentException(
          "option 'driver."
              + name
              + "' would expose a secret: pass an AwsCredentialsProvider as the property 'credentials', or"
              + " configure credentials in the environment or a profile");
    }
  }

  private static Set<String> known() {
    return Arrays.stream(ProfileProperty.class.getFields())
        .filter(constant -> constant.getType() == String.class)
        .map(DriverSettings::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String valueOf(Field constant) {
    try {
      return String.valueOf(constant.get(null));
    } catch (IllegalAccessException e) {
      throw new AssertionError("cannot read a public constant", e);
    }
  }
}
