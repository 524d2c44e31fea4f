package dev.confab.house.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/// What a benchmark does once its options are read.
interface Measurement {
  /// True when everything was kept that was promised.
  boolean measure() throws IOException, SQLException, InterruptedException, ExecutionException;

  /// Runs one, reading its options included; returns the exit code: 0 when everything was kept, 1
  /// when not, 2 when it could not be measured.
  static int run(Measurement measurement) {
    Locale.setDefault(Locale.ROOT); // figures look the same everywhere
    try {
      return measurement.measure() ? 0 : 1;
    } catch (BenchFailure e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (IOException | SQLException | ExecutionException e) {
      System.err.println("The benchmark broke off: " + e);
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }
}
