package dev.confab.access;

import dev.confab.basics.UserId;
import dev.confab.sql.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Hears what becomes of an administrator's applications, in the transaction in which it does.
public interface AppLife {
  /// The installation was finished; from now on the application is told of events.
  ///
  /// @param by who finished it; null: the portal file did
  default void installed(Tx tx, App app, @Nullable UserId by) {}

  /// It has another version.
  default void updated(Tx tx, App app, long versionBefore) {}

  /// Its trial or paid period has another end.
  default void paid(Tx tx, App app, Instant until) {}

  /// It is being removed, and everything of it still is as it was.
  ///
  /// @param clean whether what it kept goes too
  default void removing(Tx tx, App app, boolean clean) {}
}
