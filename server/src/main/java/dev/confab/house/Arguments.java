package dev.confab.house;

import dev.confab.basics.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words after a command, sorted: settings, switches that take no value, and the rest.
///
/// @param config the value of `--config`
record Arguments(
    Map<Setting, String> settings,
    @Nullable String config,
    Set<String> switches,
    List<String> words) {
  private static final String CONFIG = "--config";

  /// Sorts the words; `switches` are the ones this command knows beside the settings, and
  /// `wordsMax` how many plain words it takes.
  static Arguments parse(List<String> arguments, int wordsMax, String... switches) {
    var settings = new EnumMap<Setting, String>(Setting.class);
    var given = new HashSet<String>();
    var words = new ArrayList<String>();
    String config = null;
    for (int i = 0; i < arguments.size(); i++) {
      var word = arguments.get(i);
      if (!word.startsWith("--")) {
        if (words.size() == wordsMax) {
          throw new StartRefused("unexpected '" + word + "'");
        }
        words.add(word);
        continue;
      }
      var equals = word.indexOf('=');
      var flag = equals < 0 ? word : word.substring(0, equals);
      if (equals < 0 && Arrays.asList(switches).contains(flag)) {
        given.add(flag);
        continue;
      }
      var setting = setting(flag, switches);
      if (equals < 0 && ++i == arguments.size()) {
        throw new StartRefused(flag + " needs a value");
      }
      var value = equals < 0 ? arguments.get(i) : word.substring(equals + 1);
      if (setting == null) {
        config = value;
      } else if (settings.put(setting, value) != null) {
        throw new StartRefused(flag + " is given twice");
      }
    }
    return new Arguments(settings, config, given, words);
  }

  /// The setting of a flag; null: it is the configuration file.
  private static @Nullable Setting setting(String flag, String... switches) {
    if (flag.equals(CONFIG)) {
      return null;
    }
    var known = new ArrayList<>(List.of(switches));
    known.add(CONFIG);
    for (var setting : Setting.values()) {
      if (setting.flag().equals(flag)) {
        return setting;
      }
      known.add(setting.flag());
    }
    throw new StartRefused("unknown flag " + flag + Suggestion.of(flag, known));
  }
}
