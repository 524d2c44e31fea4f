package dev.confab;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules of [ArchitectureTest] turn red, each on the smallest example that breaks it.
class ArchitectureRulesTest {
  @TempDir Path folder;

  @Test
  void a_room_may_not_use_a_storey_above() throws Exception {
    assertThat(broken("package dev.confab.basics; class Wrong { dev.confab.sql.Counter counter; }"))
        .anyMatch(sentence -> sentence.contains("dev.confab.basics.."));
  }

  @Test
  void a_room_may_not_use_a_neighbour_without_an_arrow() throws Exception {
    assertThat(
            broken(
                "package dev.confab.bots; class Wrong { dev.confab.chats.Chat chat; }",
                "package dev.confab.chats; public class Chat {}"))
        .anyMatch(sentence -> sentence.contains("dev.confab.bots.."));
  }

  @Test
  void rooms_may_not_form_a_circle() throws Exception {
    assertThat(
            broken(
                "package dev.confab.bots; public class One { dev.confab.chats.Two two; }",
                "package dev.confab.chats; public class Two { dev.confab.bots.One one; }"))
        .anyMatch(sentence -> sentence.contains("free of cycles"));
  }

  @Test
  void a_domain_class_may_not_know_rpc_while_its_rest_package_may() throws Exception {
    assertThat(broken("package dev.confab.bots; class Wrong { dev.confab.rpc.Call call; }"))
        .hasSize(1)
        .allMatch(sentence -> sentence.contains("dev.confab.rpc.."));
    assertThat(broken("package dev.confab.bots.rest; class Right { dev.confab.rpc.Call call; }"))
        .isEmpty();
  }

  @Test
  void a_domain_class_may_not_know_a_rest_package() throws Exception {
    assertThat(
            broken(
                "package dev.confab.people; class Wrong { dev.confab.people.rest.Card card; }",
                "package dev.confab.people.rest; public class Card {}"))
        .anyMatch(sentence -> sentence.contains("..rest.."));
  }

  @Test
  void a_class_with_sql_is_not_public() throws Exception {
    assertThat(broken("package dev.confab.bots; public class BotsSql {}"))
        .anyMatch(sentence -> sentence.contains("package private"));
  }

  @Test
  void only_the_house_prints() throws Exception {
    var body = "class Loud { void say() { System.out.println(); } }";
    assertThat(broken("package dev.confab.bots; " + body))
        .anyMatch(sentence -> sentence.contains("standard streams"));
    assertThat(broken("package dev.confab.house; " + body)).isEmpty();
  }

  @Test
  void only_the_house_knows_which_logger_it_is() throws Exception {
    assertThat(broken("package dev.confab.bots; class Loud { java.util.logging.Logger log; }"))
        .anyMatch(sentence -> sentence.contains("java.util.logging"));
  }

  @Test
  void a_class_outside_every_room_is_refused() throws Exception {
    assertThat(broken("package dev.confab.utils; class Things {}"))
        .anyMatch(sentence -> sentence.contains("known room"));
  }

  /// The rules these sources break.
  private List<String> broken(String... sources) throws Exception {
    var compiled = Files.createTempDirectory(folder, "example");
    var arguments = new ArrayList<>(List.of("-proc:none", "-d", compiled.toString()));
    for (int i = 0; i < sources.length; i++) {
      var name = sources[i].replaceAll("(?s).*?class (\\w+).*", "$1");
      var file = Files.createDirectories(compiled.resolve("src" + i)).resolve(name + ".java");
      arguments.add(Files.writeString(file, sources[i]).toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).isZero();
    var classes = new ClassFileImporter().importPath(compiled);
    return ArchitectureTest.rules().stream()
        .map(rule -> rule.evaluate(classes))
        .filter(result -> result.hasViolation())
        .map(result -> result.getFailureReport().toString())
        .toList();
  }
}
