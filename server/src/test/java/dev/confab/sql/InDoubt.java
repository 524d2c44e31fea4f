package dev.confab.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.PortalId;

/// Lets a commit fail, so that nobody knows what was kept: not even what a test writes before,
/// where it writes it past the room whose rows these are.
public final class InDoubt {
  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS doubts (id BIGINT PRIMARY KEY,
        other BIGINT NOT NULL REFERENCES doubts (id) DEFERRABLE INITIALLY DEFERRED)""";

  private InDoubt() {}

  /// Writes what nobody hears of, and ends in doubt.
  ///
  /// @param sql one statement
  public static void write(Store store, PortalId portal, String sql, Object... values) {
    store.write(portal, tx -> tx.run(sql, values));
    end(store, portal);
  }

  /// A call whose statements are fine, and whose commit is not.
  public static void end(Store store, PortalId portal) {
    store.write(portal, tx -> tx.run(TABLE));
    assertThatThrownBy(
            () -> store.write(portal, tx -> tx.run("INSERT INTO doubts (id, other) VALUES (1, 2)")))
        .isInstanceOf(StoreFailure.class);
  }
}
