package dev.confab.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/// A command that asks something of the running server, else of the store as it lies there.
///
/// @param options of its own, each with a value; whatever else begins with `--` is a setting
/// @param flags of its own, without a value
/// @param wordsMax how many words may follow it
record Question(String name, Set<String> options, Set<String> flags, int wordsMax) {
  /// Asks it and prints the answer; returns the exit code.
  int ask(
      List<String> arguments, Terminal terminal, BiFunction<Settings, String, String> fromStore) {
    var own = new ArrayList<>(List.of(name));
    var rest = new ArrayList<String>();
    for (int i = 0; i < arguments.size(); i++) {
      var word = arguments.get(i);
      if (options.contains(word)) {
        if (i + 1 == arguments.size()) {
          throw new StartRefused(word + " needs a value");
        }
        own.add(word);
        own.add(arguments.get(++i));
      } else if (flags.contains(word)) {
        own.add(word);
      } else {
        rest.add(word);
      }
    }
    var parsed = Arguments.parse(rest, wordsMax);
    own.addAll(parsed.words());
    var settings = terminal.settings(parsed);
    var line = String.join(" ", own);
    var answer = ControlDoor.ask(settings.data(), line, Path.of(""));
    terminal.out().print(answer == null ? fromStore.apply(settings, line) : answer);
    terminal.out().flush();
    return Command.DONE;
  }
}
