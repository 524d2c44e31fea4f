package dev.confab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every rule is asked about all sources, and about a small example that it must find.
class HouseRulesTest {
  private static final Set<String> NOT_OURS =
      Set.of("target", "node_modules", ".git", ".idea", "data", "dist");
  private static final String MAIN = "server/src/main/java/dev/confab/bots/";
  private static final String TEST = "server/src/test/java/dev/confab/bots/";
  private static final Map<String, String> FILES = files();
  private static final List<Source> SOURCES =
      FILES.entrySet().stream()
          .filter(file -> file.getKey().endsWith(".java"))
          .map(file -> new Source(file.getKey(), file.getValue()))
          .toList();

  @Test
  void the_rules_look_at_something() {
    assertThat(SOURCES).hasSizeGreaterThan(60);
    assertThat(FILES).containsKeys("pom.xml", "server/pom.xml");
  }

  @Test
  void a_file_has_500_lines_at_most() {
    holds(HouseRules::fileIsShort, bot("class Long {" + "\n".repeat(500) + "}"));
  }

  @Test
  void a_method_has_60_lines_at_most() {
    holds(HouseRules::methodsAreShort, bot("class A { void b() {" + "\n".repeat(60) + "} }"));
  }

  @Test
  void a_name_says_what_the_class_is() {
    for (var name :
        List.of("BotManager", "BotHelper", "BotUtil", "BotUtils", "BotImpl", "BaseBot")) {
      holds(HouseRules::nameSaysWhatItIs, new Source(MAIN + name + ".java", "class A {}"));
    }
  }

  @Test
  void a_package_says_what_it_is_for_and_is_null_marked() {
    var infos =
        SOURCES.stream()
            .filter(source -> source.name().equals("package-info"))
            .collect(Collectors.toMap(Source::folder, source -> source.text));
    holds(
        source -> HouseRules.packageIsExplained(source, infos),
        new Source("a/src/main/java/A.java", "class A {}"));
    var unmarked = Map.of(MAIN, "package dev.confab.bots;");
    assertThat(HouseRules.packageIsExplained(bot("class A {}"), unmarked)).isNotEmpty();
  }

  @Test
  void a_test_does_not_sleep() {
    holds(
        HouseRules::testsDoNotSleep,
        new Source(TEST + "A.java", "class A { void b() { Thread.sleep(1); } }"));
  }

  @Test
  void a_test_is_not_skipped() {
    for (var name : List.of("Disabled", "condition.DisabledOnOs", "Assumptions.assumeTrue")) {
      holds(
          HouseRules::nothingIsSkipped,
          new Source(TEST + "A.java", "import org.junit.jupiter.api." + name + "; class A {}"));
    }
  }

  @Test
  void nothing_is_mocked() {
    holds(HouseRules::nothingIsMocked, bot("import static org.mockito.Mockito.mock; class A {}"));
    FILES.forEach(
        (path, text) -> assertThat(path.endsWith("pom.xml") && text.contains("mockito")).isFalse());
  }

  @Test
  void sql_stands_in_sql_classes() {
    holds(
        HouseRules::sqlStandsInSqlClasses,
        bot("class A { String sql = \"SELECT id FROM bots\"; }"));
  }

  @Test
  void sql_names_the_portal() {
    holds(
        HouseRules::sqlNamesThePortal, sql("String sql = \"SELECT id FROM bots\" + \" LIMIT 1\";"));
    holds(HouseRules::sqlNamesThePortal, sql("String all = \"UPDATE bots\" + WHERE;"));
  }

  @Test
  void sql_in_parts_names_the_portal_in_their_sum() {
    var part = "String part = \"SELECT id FROM bots\";";
    var sum = "String sum = part + \" WHERE portal_id = :portal\";";
    assertThat(HouseRules.sqlNamesThePortal(sql(part + sum))).isEmpty();
    var alone = "Object alone() { return list(part); }";
    assertThat(HouseRules.sqlNamesThePortal(sql(part + sum + alone))).hasSize(1);
  }

  @Test
  void sql_about_all_portals_gives_its_reason() {
    var declaration =
        "\n// all portals: the courier wakes for any\nString sql =\n\"SELECT id FROM bots\";\n";
    assertThat(HouseRules.sqlNamesThePortal(sql(declaration))).isEmpty();
    var next = declaration + "String other = \"SELECT id FROM bots\";";
    assertThat(HouseRules.sqlNamesThePortal(sql(next))).hasSize(1);
  }

  @Test
  void sql_names_only_tables_of_its_room() {
    var owners = HouseRules.owners(schemas());
    assertThat(owners).hasSizeGreaterThan(10).containsEntry("users", "people");
    holds(
        source -> HouseRules.sqlStaysInItsRoom(source, owners),
        sql("String sql = \"SELECT id FROM bots JOIN users ON portal_id = :portal\";"));
    assertThatThrownBy(() -> HouseRules.owners(List.of("CREATE TABLE nobodys (id BIGINT)")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_is_left_unfinished() {
    holds(HouseRules::nothingIsUnfinished, "// TO" + "DO later");
    holds(HouseRules::nothingIsUnfinished, "# FIX" + "ME");
  }

  @Test
  void no_machine_and_no_registry_is_named() {
    holds(HouseRules::noMachineIsNamed, "cd /ho" + "me/anna/confab");
    holds(HouseRules::noMachineIsNamed, "see https://regis" + "try.npmjs.org/vue");
  }

  @Test
  void links_between_pages_lead_somewhere() {
    BiFunction<String, String, List<String>> rule =
        (path, text) -> HouseRules.linksLeadSomewhere(path, text, FILES.keySet());
    assertThat(rule.apply("docs/a.md", "[one](gone.md), [two](../gone.md#at)")).hasSize(2);
    assertThat(rule.apply("docs/a.md", "[one](https://b.example/gone.md) [two](../README.md#at)"))
        .isEmpty();
    assertThat(FILES.keySet().stream().filter(path -> path.endsWith(".md")))
        .hasSizeGreaterThan(100);
    assertThat(FILES.entrySet())
        .flatMap(file -> rule.apply(file.getKey(), file.getValue()))
        .isEmpty();
  }

  private static Source bot(String text) {
    return new Source(MAIN + "A.java", text);
  }

  private static Source sql(String members) {
    return new Source(
        MAIN + "BotsSql.java", "package dev.confab.bots; class BotsSql { " + members + " }");
  }

  private static void holds(Function<Source, List<String>> rule, Source wrong) {
    assertThat(rule.apply(wrong)).as("what the rule says of its example").isNotEmpty();
    assertThat(SOURCES).flatMap(rule::apply).isEmpty();
  }

  private static void holds(BiFunction<String, String, List<String>> rule, String wrong) {
    assertThat(rule.apply("example", wrong)).as("what the rule says of its example").isNotEmpty();
    assertThat(FILES.entrySet())
        .flatMap(file -> rule.apply(file.getKey(), file.getValue()))
        .isEmpty();
  }

  private static List<String> schemas() {
    return FILES.entrySet().stream()
        .filter(file -> file.getKey().matches(".*/resources/schema/.*[.]sql"))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// Every text file of the repository, by its path.
  private static Map<String, String> files() {
    var root = Path.of("").toAbsolutePath().getParent();
    var files = new TreeMap<String, String>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (file.toString()
                  .matches(
                      ".*([.](java|sql|xml|md|ya?ml|sh|js|ts|vue|json|css|html|txt|properties)|/confab|/run)")) {
                files.put(root.relativize(file).toString(), Files.readString(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return files;
  }
}
