package dev.confab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules of the house that neither compiler nor formatter knows. Each returns one sentence for
/// every place that breaks it.
final class HouseRules {
  private static final int LINES_MAX = 500;
  private static final int METHOD_LINES_MAX = 60;

  // Written in pieces, so that the rules do not find themselves.
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.~$}/-])/(home|root|Users|work|opt|mnt)" + "/[\\w.]");
  private static final Pattern REGISTRY =
      Pattern.compile(
          "https?://[^\\s\"'<>]*(repo1?\\.maven|npmjs\\.org|pypi\\.|artifactory|nexus|verdaccio)");
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!\\w+:)([^)\\s#]+[.]md)(#[^)]*)?\\)");
  private static final Pattern MOCKS =
      Pattern.compile("\\b(org\\.mockito|easymock|jmockit|powermock)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SKIPS =
      Pattern.compile("\\.(condition\\.|Disabled|Assumptions|assumeThat|Assume)");
  private static final Pattern VAGUE_NAME =
      Pattern.compile("(Manager|Helper|Utils?|Impl)$|^(Base|Abstract)[A-Z]");

  /// A SELECT without FROM asks the database about itself and about nobody's rows.
  private static final Pattern SQL =
      Pattern.compile("(?s)^\\s*(SELECT\\s.*\\sFROM|INSERT INTO|UPDATE|DELETE FROM|WITH)\\s");

  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern ROOM = Pattern.compile("^-- room: (\\w+)");
  private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");

  private HouseRules() {}

  static List<String> fileIsShort(Source source) {
    int lines = source.lines().size();
    return lines <= LINES_MAX ? List.of() : List.of(source.path + " has " + lines + " lines");
  }

  static List<String> methodsAreShort(Source source) {
    return source.methods().stream()
        .filter(method -> method.to() - method.from() + 1 > METHOD_LINES_MAX)
        .map(method -> at(source, method.from()) + method.name() + " is too long")
        .toList();
  }

  static List<String> nameSaysWhatItIs(Source source) {
    return VAGUE_NAME.matcher(source.name()).find()
        ? List.of(source.path + " has a name that says nothing")
        : List.of();
  }

  static List<String> testsDoNotSleep(Source source) {
    return source.calls().stream()
        .filter(call -> !source.isMain() && call.endsWith(".sleep"))
        .map(call -> source.path + " calls " + call)
        .toList();
  }

  /// A test that does not run looks green. What a run cannot tell, a tag leaves out of it.
  static List<String> nothingIsSkipped(Source source) {
    return source.imports().stream()
        .filter(name -> !source.isMain() && SKIPS.matcher(name).find())
        .map(name -> source.path + " imports " + name)
        .toList();
  }

  static List<String> nothingIsMocked(Source source) {
    return source.imports().stream()
        .filter(name -> MOCKS.matcher(name).find())
        .map(name -> source.path + " imports " + name)
        .toList();
  }

  /// @param packageInfos the package-info files by their folder
  static List<String> packageIsExplained(Source source, Map<String, String> packageInfos) {
    var info = source.isMain() ? packageInfos.get(source.folder()) : "@NullMarked";
    if (info == null) {
      return List.of(source.folder() + " has no package-info.java");
    }
    return info.contains("@NullMarked")
        ? List.of()
        : List.of(source.folder() + " lacks @NullMarked");
  }

  static List<String> sqlStandsInSqlClasses(Source source) {
    boolean allowed = !source.isMain() || source.name().endsWith("Sql") || inRoomSql(source);
    return sql(source).stream()
        .filter(text -> !allowed)
        .map(text -> at(source, text.line()) + "SQL outside a …Sql class")
        .toList();
  }

  /// A statement that really is about all portals says so: `// all portals: why` stands right above
  /// it, or above the declaration it belongs to.
  static List<String> sqlNamesThePortal(Source source) {
    return sql(source).stream()
        .filter(text -> source.isMain() && !inRoomSql(source))
        .filter(text -> !text.value().contains(":portal") && !exempt(source, text.line()))
        .map(text -> at(source, text.line()) + "SQL without :portal")
        .toList();
  }

  private static boolean exempt(Source source, int line) {
    var lines = source.lines();
    for (int above = line - 2; above >= Math.max(0, line - 6); above--) {
      if (lines.get(above).strip().startsWith("// all portals: ")) {
        return true;
      }
      if (lines.get(above).endsWith(";")) {
        return false;
      }
    }
    return false;
  }

  /// The room `sql` is free to look at all tables: it copies and counts them.
  ///
  /// @param owners the room that owns each table
  static List<String> sqlStaysInItsRoom(Source source, Map<String, String> owners) {
    var broken = new ArrayList<String>();
    if (!source.isMain() || inRoomSql(source)) {
      return broken;
    }
    for (var text : sql(source)) {
      WORD.matcher(text.value())
          .results()
          .map(word -> word.group())
          .filter(word -> !owners.getOrDefault(word, source.room()).equals(source.room()))
          .forEach(
              word -> broken.add(at(source, text.line()) + "the table " + word + " is not its"));
    }
    return broken;
  }

  /// Which room owns each table: a schema file's first line says it.
  static Map<String, String> owners(List<String> schemas) {
    var owners = new java.util.HashMap<String, String>();
    for (var schema : schemas) {
      var room = ROOM.matcher(schema);
      if (!room.find()) {
        throw new IllegalArgumentException("a schema file does not begin with its room");
      }
      TABLE.matcher(schema).results().forEach(table -> owners.put(table.group(1), room.group(1)));
    }
    return owners;
  }

  static List<String> nothingIsUnfinished(String path, String text) {
    return found(UNFINISHED, path, text);
  }

  static List<String> noMachineIsNamed(String path, String text) {
    var broken = new ArrayList<>(found(MACHINE_PATH, path, text));
    broken.addAll(found(REGISTRY, path, text));
    return broken;
  }

  /// @param paths of all files there are
  static List<String> linksLeadSomewhere(String path, String text, Set<String> paths) {
    if (!path.endsWith(".md")) {
      return List.of();
    }
    return LINK.matcher(text)
        .results()
        .filter(
            link ->
                !paths.contains(Path.of(path).resolveSibling(link.group(1)).normalize().toString()))
        .map(link -> path + " leads to " + link.group(1) + ", which is not there")
        .toList();
  }

  private static List<String> found(Pattern pattern, String path, String text) {
    return pattern.matcher(text).results().map(hit -> path + ": " + hit.group()).toList();
  }

  private static List<Source.Text> sql(Source source) {
    return source.texts().stream().filter(text -> SQL.matcher(text.value()).find()).toList();
  }

  private static boolean inRoomSql(Source source) {
    return source.room().equals("sql");
  }

  private static String at(Source source, int line) {
    return source.path + ":" + line + " ";
  }
}
