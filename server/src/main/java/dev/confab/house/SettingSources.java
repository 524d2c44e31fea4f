package dev.confab.house;

import dev.confab.basics.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds each setting's value: a flag wins over a variable, a variable over the configuration file,
/// the file over the default.
final class SettingSources {
  /// The configuration file that is read without being named.
  static final String FILE_NAME = "confab.yaml";

  /// Variables that are no settings: the launcher's own, and the secrets, which belong on no
  /// command line and in no file that is shown around.
  private static final List<String> OTHER_VARIABLES =
      List.of("CONFAB_CONFIG", "CONFAB_SECRET", "CONFAB_S3_SECRET", "CONFAB_JAVA_OPTS");

  /// A value and where it stands.
  ///
  /// @param origin what an error line calls the place
  /// @param folder what a relative path in the value is relative to
  record Value(String text, String origin, Path folder) {
    StartRefused wrong(String what) {
      return new StartRefused(origin + " " + what);
    }
  }

  private final Arguments arguments;
  private final Map<String, String> variables;
  private final Path here;
  private final @Nullable YamlMap file;
  private final Path fileFolder;

  SettingSources(Arguments arguments, Map<String, String> variables, Path here) {
    this.arguments = arguments;
    this.variables = variables;
    this.here = here;
    checkVariables();
    var path = path();
    this.file = path == null ? null : read(path);
    this.fileFolder = path == null || path.getParent() == null ? here : path.getParent();
  }

  private void checkVariables() {
    var known = new ArrayList<>(OTHER_VARIABLES);
    for (var setting : Setting.values()) {
      known.add(setting.variable());
    }
    for (var variable : variables.keySet()) {
      if (variable.startsWith("CONFAB_") && !known.contains(variable)) {
        throw new StartRefused(
            "unknown environment variable " + variable + Suggestion.of(variable, known));
      }
    }
  }

  /// The configuration file: the named one, which must exist, or the one in the data folder.
  private @Nullable Path path() {
    var named = arguments.config() == null ? variable("CONFAB_CONFIG") : arguments.config();
    if (named != null) {
      return here.resolve(named).normalize();
    }
    var data = withoutFile(Setting.DATA);
    var inData = data.folder().resolve(data.text()).resolve(FILE_NAME).normalize();
    return Files.exists(inData) ? inData : null;
  }

  private YamlMap read(Path path) {
    var documents = Yaml.read(path);
    if (documents.size() > 1) {
      throw new StartRefused(path + ": must be one document");
    }
    // a file of comments alone, as `confab config` prints it, sets nothing
    var map = documents.isEmpty() ? Yaml.empty(path.toString()) : documents.getFirst();
    map.knowing(Arrays.stream(Setting.values()).map(Setting::key).toList().toArray(String[]::new));
    if (arguments.config() == null && variable("CONFAB_CONFIG") == null && map.has("data")) {
      throw map.wrong("data", "cannot be set in the data folder itself; use --config");
    }
    return map;
  }

  Value value(Setting setting) {
    var given = withoutFile(setting);
    if (given.origin().isEmpty() && file != null && file.has(setting.key())) {
      var text = String.join(",", file.textsOrText(setting.key()));
      return new Value(text, file.place(setting.key()) + ": " + setting.key(), fileFolder);
    }
    return given;
  }

  private Value withoutFile(Setting setting) {
    var flag = arguments.settings().get(setting);
    if (flag != null) {
      return new Value(flag, setting.flag(), here);
    }
    var variable = variable(setting.variable());
    if (variable != null) {
      return new Value(variable, setting.variable(), here);
    }
    return new Value(setting.byDefault(), "", here);
  }

  /// A variable; an empty one counts as absent, as shells and containers pass them on.
  @Nullable String variable(String name) {
    var value = variables.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}
