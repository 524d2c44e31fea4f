package dev.confab.house;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/// Where a command was called: what it prints to, and what surrounds it.
///
/// @param variables the environment
/// @param here the folder that relative paths are relative to
record Terminal(PrintStream out, PrintStream err, Map<String, String> variables, Path here) {
  /// The settings of a command.
  Settings settings(Arguments arguments) {
    return Settings.of(arguments, variables, here);
  }

  Path resolve(String path) {
    return here.resolve(path).toAbsolutePath().normalize();
  }
}
