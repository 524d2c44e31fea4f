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

  /// Classes of SQL states of a database without room.
  private static final String POSTGRES_FULL = "53";

  private static final int SQLITE_FULL = 13;

  /// What is in the way where the database does not tell it in words of its own that everybody may
  /// read.
  public static final String UNTOLD = "the store cannot be read or written; the log says more";

  private final boolean passing;
  private final String why;

  /// A failure with the driver's own exception.
  public StoreFailure(SQLException cause) {
    super(cause.getMessage(), cause);
    this.passing = isPassing(cause);
    this.why = why(cause);
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
    this.why = message;
  }

  private StoreFailure(String message, boolean passing) {
    super(message);
    this.passing = passing;
    this.why = message;
  }

  private static String why(SQLException cause) {
    var state = cause.getSQLState();
    if (state == null) {
      var full = (cause.getErrorCode() & 0xff) == SQLITE_FULL;
      return full ? "the disk of the store is full" : UNTOLD;
    }
    if (state.startsWith(POSTGRES_FULL)) {
      return "the database has no room";
    }
    var away = state.startsWith("08") || state.startsWith("57");
    return away ? "the database does not answer" : UNTOLD;
  }

  /// A failure of the moment, found by the store itself.
  static StoreFailure ofTheMoment(String message) {
    return new StoreFailure(message, true);
  }

  /// What is in the way, as a part of a sentence that everybody may read.
  public String why() {
    return why;
  }

  /// Whether it is the moment's fault and not the call's: the disk is full, the database does not
  /// answer, too many wait.
  public boolean isPassing() {
    return passing;
  }
}
