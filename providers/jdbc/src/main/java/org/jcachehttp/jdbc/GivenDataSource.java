package org.jcachehttp.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Data sources of the application. */
final class GivenDataSource {

  private static final Pattern LOCAL_NAME = Pattern.compile("(java:)?[^:]*");

  private static final String SPRING = "org.springframework.jdbc.datasource.";
  private static final String TRANSACTION_AWARE = SPRING + "TransactionAwareDataSourceProxy";
  private static final String DELEGATING = SPRING + "DelegatingDataSource";

  private GivenDataSource() {}

  /**
   * Returns the data source with a JNDI name of this process, such as {@code
   * java:comp/env/jdbc/app}. A name of a directory elsewhere, such as {@code ldap:}, is refused:
   * its answer could contain code.
   *
   * @throws IllegalArgumentException if there is none
   */
  @SuppressWarnings("BanJNDI") // The configuration has the name, and it is one of this process.
  static DataSource named(String name) {
    if (!LOCAL_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the JNDI name '"
              + name
              + "' is not one of this process: it begins with java: or has no"
              + " colon");
    }
    try {
      if (new InitialContext().lookup(name) instanceof DataSource found) {
        return found;
      }
      throw new IllegalArgumentException("the JNDI name '" + name + "' is no DataSource");
    } catch (NamingException missing) {
      throw new IllegalArgumentException(
          "the JNDI name '" + name + "' is not bound: " + missing.getMessage(), missing);
    }
  }

  /**
   * Returns the data source behind Spring's proxy for the transaction of the calling thread, or the
   * data source itself. Spring is no dependency of this library.
   */
  static DataSource outsideTransactions(DataSource given) {
    Optional<DataSource> each = Optional.of(given);
    while (each.isPresent()) {
      Optional<DataSource> target = target(each.get());
      if (target.isPresent() && isA(each.get(), TRANSACTION_AWARE)) {
        return outsideTransactions(target.get());
      }
      each = target;
    }
    return given;
  }

  private static Optional<DataSource> target(DataSource proxy) {
    if (!isA(proxy, DELEGATING)) {
      return Optional.empty();
    }
    try {
      Object target = proxy.getClass().getMethod("getTargetDataSource").invoke(proxy);
      return target instanceof DataSource found ? Optional.of(found) : Optional.empty();
    } catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException other) {
      return Optional.empty();
    }
  }

  private static boolean isA(Object object, String className) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(className)) {
        return true;
      }
    }
    return false;
  }
}
