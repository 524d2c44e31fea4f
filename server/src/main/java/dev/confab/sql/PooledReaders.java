package dev.confab.sql;

import com.zaxxer.hikari.HikariDataSource;
import dev.confab.basics.PortalId;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Connections to a database elsewhere, which may be lost and made anew at any time. The driver
/// keeps statements prepared by itself.
final class PooledReaders implements Readers {
  private final HikariDataSource pool;

  private PooledReaders(HikariDataSource pool) {
    this.pool = pool;
  }

  static PooledReaders open(String url, Properties properties, int size) throws SQLException {
    // set directly: a configuration apart would be copied by reflection, field by field
    var pool = new HikariDataSource();
    pool.setPoolName("confab-readers");
    pool.setJdbcUrl(url);
    pool.setDataSourceProperties(properties);
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(1);
    pool.setInitializationFailTimeout(10_000);
    pool.setReadOnly(true);
    pool.getConnection().close(); // until then there is no pool, and no failure
    return new PooledReaders(pool);
  }

  @Override
  public <T> List<T> read(
      PortalId portal, String sql, RowMapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.prepareStatement(Statement.of(sql).jdbc())) {
      Statement.of(sql).bind(statement, portal, values);
      try (var result = statement.executeQuery()) {
        return Readers.rows(result, mapper);
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
