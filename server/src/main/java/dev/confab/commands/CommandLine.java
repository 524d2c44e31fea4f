package dev.confab.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One use of a command: `/remind tomorrow` names the command `remind` with `tomorrow` behind it.
///
/// @param name in small letters, without the slash
/// @param params what stands behind it on the line
record CommandLine(String name, String params) {
  /// Lines of a message that are looked at.
  static final int LINES_MAX = 20;

  /// All lines of a text that begin with a slash, in order.
  static List<CommandLine> of(String text) {
    var found = new ArrayList<CommandLine>();
    int from = 0;
    while (from < text.length() && found.size() < LINES_MAX) {
      var end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      if (text.charAt(from) == '/') {
        found.add(read(text.substring(from + 1, end)));
      }
      from = end + 1;
    }
    found.removeIf(line -> line.name().isEmpty());
    return found;
  }

  private static CommandLine read(String line) {
    var space = line.indexOf(' ');
    var name = space < 0 ? line.strip() : line.substring(0, space);
    var params = space < 0 ? "" : line.substring(space + 1).strip();
    return new CommandLine(name.toLowerCase(Locale.ROOT), params);
  }
}
