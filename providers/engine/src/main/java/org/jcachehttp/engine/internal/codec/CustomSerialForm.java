package org.jcachehttp.engine.internal.codec;

import java.io.Externalizable;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Classes that keep state in transient fields and write it by themselves, such as {@link
 * java.util.Locale} and {@link java.net.InetAddress}.
 */
final class CustomSerialForm {

  private static final ClassValue<Boolean> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isWritten(type);
        }
      };

  private CustomSerialForm() {}

  /** Returns whether the class, or one that it extends, writes transient state by itself. */
  static boolean isOf(Class<?> type) {
    return OF_CLASS.get(type);
  }

  private static boolean isWritten(Class<?> type) {
    return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
        .anyMatch(each -> hasTransientField(each) && writesItself(each));
  }

  private static boolean hasTransientField(Class<?> type) {
    return Stream.of(type.getDeclaredFields())
        .anyMatch(
            field ->
                Modifier.isTransient(field.getModifiers())
                    && !Modifier.isStatic(field.getModifiers()));
  }

  private static boolean writesItself(Class<?> type) {
    return Externalizable.class.isAssignableFrom(type)
        || declares(type, "writeReplace")
        || declares(type, "writeObject", ObjectOutputStream.class);
  }

  private static boolean declares(Class<?> type, String name, Class<?>... parameters) {
    return Stream.of(type.getDeclaredMethods())
        .anyMatch(
            method ->
                method.getName().equals(name)
                    && Arrays.equals(method.getParameterTypes(), parameters));
  }
}
