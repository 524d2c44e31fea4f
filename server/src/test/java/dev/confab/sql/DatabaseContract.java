package dev.confab.sql;

import org.junit.jupiter.api.AfterEach;

/// What must hold on every database. Each test gets an empty one:
///
/// ```java
/// class BotsTest {
///   @Nested class OnSqlite extends Contract { OnSqlite() { super(Databases.sqlite()); } }
///   @Nested class OnPostgres extends Contract { OnPostgres() { super(Databases.postgres()); } }
///   abstract static class Contract extends DatabaseContract { … }
/// }
/// ```
public abstract class DatabaseContract {
  /// The database of this test.
  protected final Database database;

  /// The store on it.
  protected final Store store;

  protected DatabaseContract(Database database) {
    this.database = database;
    this.store = database.store();
  }

  @AfterEach
  final void dropDatabase() {
    database.close();
  }
}
