package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A store that is only looked at: no schema is made, no lock is taken, a server may run on it.
public final class StoreView implements AutoCloseable {
  private final ConnectionSource source;

  private StoreView(ConnectionSource source) {
    this.source = source;
  }

  /// Opens the store at a `jdbc:sqlite:` or `jdbc:postgresql:` address, which must exist.
  public static StoreView open(String url) {
    if (Dialect.of(url) == Dialect.SQLITE && !Files.exists(Snapshot.fileOf(url))) {
      throw new StoreFailure("there is no store at " + Snapshot.fileOf(url));
    }
    var source = new ConnectionSource(url);
    try {
      source.openReaders();
      return new StoreView(source);
    } catch (SQLException e) {
      source.close();
      throw new StoreFailure(e);
    }
  }

  /// A view of one portal's rows.
  public Reads reads(PortalId portal) {
    return new Reads() {
      @Override
      public PortalId portal() {
        return portal;
      }

      @Override
      public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        return source.read(portal, sql, mapper, values);
      }
    };
  }

  @Override
  public void close() {
    source.close();
  }
}
