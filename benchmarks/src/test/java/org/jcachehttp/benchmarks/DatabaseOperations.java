package org.jcachehttp.benchmarks;

import java.net.URI;
import java.util.List;
import java.util.function.Function;

/**
 * JCache on a database server in another process, beside the client of the database.
 *
 * @param scheme the scheme of the backend
 * @param client the name of the client in the tables
 * @param raw opens an empty store of that client
 * @param limit the goal for the CPU time, as a multiple of that of the client
 */
record DatabaseOperations(String scheme, String client, Function<URI, RawStore> raw, double limit) {

  static {
    // The server accepts any credentials, but both clients of DynamoDB need some.
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
  }

  static final DatabaseOperations MONGODB =
      new DatabaseOperations("mongodb", "MongoDB's driver", MongoDbCollection::open, 1.1);

  static final DatabaseOperations DYNAMODB =
      new DatabaseOperations("dynamodb", "Amazon's client", DynamoDbTable::open, 1.1);

  /** On PostgreSQL. The deadlines of both tables have an index. */
  static final DatabaseOperations JDBC =
      new DatabaseOperations("jdbc", "JDBC", JdbcTable::open, 1.2);

  private static final byte[] POST = Post.of(2).bytes();

  /** Opens a subject that uses the server. */
  private interface Opener {
    Subject open(ServerProcess server, Environment environment);
  }

  Comparison gets() {
    return comparison(
        "get",
        (server, environment) -> raw.apply(server.uri()).gets(POST),
        (server, environment) ->
            JCaches.gets(JCaches.ours(server.uri().toString(), byte[].class, environment), POST));
  }

  Comparison puts() {
    return comparison(
        "put",
        (server, environment) -> raw.apply(server.uri()).puts(POST),
        (server, environment) ->
            JCaches.puts(JCaches.ours(server.uri().toString(), byte[].class, environment), POST));
  }

  private Comparison comparison(String operation, Opener theirs, Opener ours) {
    String name = "jcache-http, " + scheme;
    return new Comparison(
        scheme + '-' + operation + "-2k",
        "JCache " + operation + ", " + scheme + ", 2 KB",
        POST,
        List.of(candidate(client, theirs), candidate(name, ours)),
        List.of(new Bar.CpuRatio(name, client, limit)),
        Comparison.Load.COMPILED);
  }

  private Candidate candidate(String name, Opener opener) {
    return new Candidate(
        name,
        environment -> {
          ServerProcess server = ServerProcess.start(scheme);
          Subject opened = opener.open(server, environment);
          return Subjects.of(opened::call, opened, server);
        });
  }
}
