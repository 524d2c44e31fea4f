package dev.confab.sql;

import java.sql.SQLException;

/// The database failed. Not a refusal: the caller gets `INTERNAL_SERVER_ERROR`, the log the cause.
public class StoreFailure extends RuntimeException {
  /// A failure with the driver's own exception.
  public StoreFailure(SQLException cause) {
    super(cause.getMessage(), cause);
  }

  /// A failure found by the store itself.
  public StoreFailure(String message) {
    super(message);
  }
}
