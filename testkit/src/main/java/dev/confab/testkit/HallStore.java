package dev.confab.testkit;

/// Where halls keep their data, instead of SQLite in a folder of their own. Found by
/// [java.util.ServiceLoader]; chosen by its name in the system property [Hall#STORE].
public interface HallStore {
  /// By which it is chosen.
  String name();

  /// The JDBC address of a new, empty database.
  String fresh();
}
