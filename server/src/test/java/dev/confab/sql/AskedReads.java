package dev.confab.sql;

import dev.confab.basics.PortalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A view that remembers what it was asked.
public record AskedReads(Reads reads, List<String> statements) implements Reads {
  @Override
  public PortalId portal() {
    return reads.portal();
  }

  @Override
  public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values) {
    statements.add(sql);
    return reads.list(sql, mapper, values);
  }
}
