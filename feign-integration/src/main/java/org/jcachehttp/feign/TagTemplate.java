package org.jcachehttp.feign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag with parameters of a method in braces.
 *
 * @param literals the texts before, between and after the parameters
 * @param arguments the positions of the arguments between these texts
 */
record TagTemplate(List<String> literals, List<Integer> arguments) {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

  /**
   * Parses a template.
   *
   * @param names the names of parameters by position
   * @throws IllegalArgumentException if the template is empty, or has an unknown parameter
   */
  static TagTemplate parse(String template, Map<Integer, Collection<String>> names) {
    if (template.isEmpty()) {
      throw new IllegalArgumentException("@CacheTags has an empty tag");
    }
    List<String> literals = new ArrayList<>();
    List<Integer> arguments = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(template);
    int end = 0;
    while (parameter.find()) {
      literals.add(template.substring(end, parameter.start()));
      arguments.add(position(template, parameter.group(1), names));
      end = parameter.end();
    }
    literals.add(template.substring(end));
    return new TagTemplate(List.copyOf(literals), List.copyOf(arguments));
  }

  private static int position(
      String template, String name, Map<Integer, Collection<String>> names) {
    OptionalInt position =
        names.entrySet().stream()
            .filter(parameter -> parameter.getValue().contains(name))
            .mapToInt(Map.Entry::getKey)
            .findFirst();
    return position.orElseThrow(
        () ->
            new IllegalArgumentException(
                "@CacheTags is '"
                    + template
                    + "', but the method has no parameter '"
                    + name
                    + "'; it has "
                    + names.values().stream().flatMap(Collection::stream).sorted().toList()));
  }

  /** Returns the tag of a call; empty if one of its arguments is null. */
  Optional<String> expand(Object[] values) {
    StringBuilder tag = new StringBuilder(literals.get(0));
    for (int i = 0; i < arguments.size(); i++) {
      Object value = values[arguments.get(i)];
      if (value == null) {
        return Optional.empty();
      }
      tag.append(value).append(literals.get(i + 1));
    }
    return Optional.of(tag.toString()).filter(expanded -> !expanded.isEmpty());
  }
}
