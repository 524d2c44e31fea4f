package dev.confab.acceptance;

import dev.confab.sql.Store;
import dev.confab.testkit.HallStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// Halls on a real PostgreSQL, started once for the run. One that cannot be started fails the
/// tests; they are never passed over.
public final class PostgresStore implements HallStore {
  private static final String TEMPLATE = "confab_template";
  private static final AtomicInteger NEXT = new AtomicInteger();

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String fresh() {
    var name = "confab_" + NEXT.incrementAndGet();
    administer("CREATE DATABASE " + name + " TEMPLATE " + Server.template());
    return Server.url(name);
  }

  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    /// The schema is made once and copied, which is quicker than making it for every hall.
    static String template() {
      return TEMPLATE;
    }

    static String url(String database) {
      return INSTANCE.getJdbcUrl("postgres", database);
    }

    private static EmbeddedPostgres start() {
      try {
        var server =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "300")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .start();
        administer(server.getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + TEMPLATE);
        Store.open(server.getJdbcUrl("postgres", TEMPLATE)).close();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException("no PostgreSQL for the tests", e);
      }
    }
  }

  private static void administer(String sql) {
    administer(Server.url("postgres"), sql);
  }

  private static void administer(String url, String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
