package dev.confab.house;

import java.util.List;

/// One word after `confab`.
interface Command {
  /// Everything went well.
  int DONE = 0;

  /// It did not; the reason was printed.
  int FAILED = 1;

  /// The operator's input is wrong; nothing was done.
  int REFUSED = 2;

  /// The word.
  String name();

  /// Its line in the help; empty: it is not listed.
  String summary();

  /// What `--help` after its name prints.
  default String help() {
    return "confab " + summary() + "\n";
  }

  /// Runs it with the words after its own; returns the exit code. May throw [StartRefused].
  int run(List<String> arguments, Terminal terminal);
}
