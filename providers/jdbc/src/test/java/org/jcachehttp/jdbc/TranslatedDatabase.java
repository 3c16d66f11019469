package org.jcachehttp.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database of H2 in the mode of another product, which speaks the product's language as far as a
 * storage uses it: parts of statements that H2 does not take are replaced, and errors get the codes
 * of the product. All other parts of the statements run as they are. Locks are those of H2.
 *
 * @param target the object of H2
 * @param arguments translates an argument of a method, such as a statement or a value
 * @param errors the product's codes of errors, by those of H2
 */
record TranslatedDatabase(
    Object target, UnaryOperator<@Nullable Object> arguments, Map<Integer, Integer> errors)
    implements InvocationHandler {

  private static final List<Class<?>> TYPES =
      List.of(PreparedStatement.class, Statement.class, Connection.class);

  /** A table does not exist; an empty database has another code for it than others. */
  static final int NO_TABLE = 42102;

  private static final int NO_TABLE_AT_ALL = 42104;

  /** Opens a database with nothing in it. */
  static DataSource open(
      String mode, UnaryOperator<@Nullable Object> arguments, Map<Integer, Integer> errors) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=" + mode);
    return new TranslatedDatabase(database, arguments, errors).as(DataSource.class);
  }

  private <T> T as(Class<T> type) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    try {
      return translated(method.invoke(target, translated(given)));
    } catch (InvocationTargetException failure) {
      throw failure.getCause() instanceof SQLException error ? translated(error) : failure;
    }
  }

  private @Nullable Object @Nullable [] translated(@Nullable Object @Nullable [] given) {
    if (given != null) {
      Arrays.setAll(given, i -> arguments.apply(given[i]));
    }
    return given;
  }

  private @Nullable Object translated(@Nullable Object result) {
    for (Class<?> type : TYPES) {
      if (type.isInstance(result)) {
        return new TranslatedDatabase(result, arguments, errors).as(type);
      }
    }
    return result;
  }

  private SQLException translated(SQLException error) {
    int code = error.getErrorCode() == NO_TABLE_AT_ALL ? NO_TABLE : error.getErrorCode();
    return new SQLException(
        error.getMessage(), error.getSQLState(), errors.getOrDefault(code, code), error);
  }
}
