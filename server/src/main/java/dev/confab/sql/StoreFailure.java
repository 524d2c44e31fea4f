package dev.confab.sql;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/// The database failed. Not a refusal: the caller gets `INTERNAL_SERVER_ERROR`, or, where the same
/// call may succeed a while later, `SERVICE_UNAVAILABLE`; the log gets the cause.
public class StoreFailure extends RuntimeException {
  /// SQLite's numbers of: nothing can be written or read, the disk is full, the file cannot be
  /// opened.
  private static final Set<Integer> SQLITE_PASSING = Set.of(10, 13, 14);

  /// Classes of SQL states: no connection, no room, an operator's doing, trouble with the system.
  private static final Set<String> POSTGRES_PASSING = Set.of("08", "53", "57", "58");

  private final boolean passing;

  /// A failure with the driver's own exception.
  public StoreFailure(SQLException cause) {
    super(cause.getMessage(), cause);
    this.passing = isPassing(cause);
  }

  private static boolean isPassing(SQLException cause) {
    var state = cause.getSQLState();
    if (state == null) {
      return cause instanceof SQLTransientException
          || SQLITE_PASSING.contains(cause.getErrorCode() & 0xff);
    }
    return state.length() == 5 && POSTGRES_PASSING.contains(state.substring(0, 2));
  }

  /// A failure found by the store itself.
  public StoreFailure(String message) {
    super(message);
    this.passing = false;
  }

  private StoreFailure(String message, boolean passing) {
    super(message);
    this.passing = passing;
  }

  /// A failure of the moment, found by the store itself.
  static StoreFailure ofTheMoment(String message) {
    return new StoreFailure(message, true);
  }

  /// Whether it is the moment's fault and not the call's: the disk is full, the database does not
  /// answer, too many wait.
  public boolean isPassing() {
    return passing;
  }
}
