package dev.confab;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.confab.house.House;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may import whom. A new arrow is one word here, seen in review.
class ArchitectureTest {
  /// Storeys from the ground up. A room uses all storeys below its own and, of its neighbours,
  /// those its arrow names.
  private static final String STOREYS =
      """
      basics, sql > basics
      rpc, eventlog, blobs, audit > rpc
      portals, people > portals, access > people portals, limits > portals
      hooks > bots, files, bots > files, botapps > bots files chats messages, chats > bots files, signing, \
      messages > chats bots files, commands > messages chats bots files, \
      notifications > messages chats bots, disk > messages chats bots files
      delivery, inspect > delivery, pickup > delivery, calls, live, links > delivery, \
      web > pickup live links
      files, bots > files, chats > bots files, messages > chats bots files
      house\
      """;

  /// Who chooses by the generation of a bot or of an event. What is chosen stands in the folders
  /// `rest/v1` and `rest/v2`; all else is the same for both. (docs/decisions/0592)
  private static final String CHOOSES = "dev.confab.bots.Voices";

  /// To whom it is a number, from which nothing follows: it is stored, and operators are shown it.
  private static final Set<String> KEEP_IT =
      Set.of("dev.confab.bots.BotsSql", "dev.confab.inspect.rest.BotFileCard");

  static List<ArchRule> rules() {
    var rules = new ArrayList<ArchRule>();
    var below = new ArrayList<String>();
    for (var storey : STOREYS.lines().toList()) {
      var rooms = Stream.of(storey.split(", ")).map(room -> List.of(room.split("[ >]+"))).toList();
      rooms.forEach(room -> rules.add(arrows(room, below)));
      rooms.forEach(room -> below.add(in(room.getFirst())));
    }
    var known = classes().should().resideInAnyPackage(below.toArray(String[]::new));
    rules.add(known.as("every class stands in a known room"));
    rules.add(slices().matching("dev.confab.(*)..").should().beFreeOfCycles());
    rules.add(
        onlyFrom(
            "rpc", "rpc", "*..rest", "portals", "people", "access", "limits", "calls", "web",
            "house"));
    rules.add(onlyFrom("*..rest", "*..rest", "house"));
    rules.add(classes().that().haveSimpleNameEndingWith("Sql").should().bePackagePrivate());
    var quiet = noClasses().that().resideOutsideOfPackage("dev.confab.house..");
    rules.add(quiet.should(ACCESS_STANDARD_STREAMS));
    rules.add(quiet.should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
    return rules.stream().map(rule -> rule.allowEmptyShould(true)).toList();
  }

  /// @param room its name, then the neighbours it may use
  private static ArchRule arrows(List<String> room, List<String> below) {
    var seen = new ArrayList<>(below);
    room.forEach(name -> seen.add(in(name)));
    var allowed = resideInAnyPackage(seen.toArray(String[]::new));
    var dependingClasses = classes().that().resideInAPackage(in(room.getFirst())).should();
    return dependingClasses.onlyDependOnClassesThat(
        allowed.or(resideOutsideOfPackage("dev.confab..")));
  }

  private static ArchRule onlyFrom(String seen, String... users) {
    var rooms = Stream.of(users).map(ArchitectureTest::in).toArray(String[]::new);
    var others = noClasses().that().resideOutsideOfPackages(rooms);
    return others.should().dependOnClassesThat().resideInAPackage(in(seen));
  }

  private static String in(String room) {
    return "dev.confab." + room + "..";
  }

  private static JavaClasses server() {
    // the server's own classes, wherever they were compiled to; tests lie elsewhere
    var server = House.class.getProtectionDomain().getCodeSource().getLocation();
    return new ClassFileImporter().importUrl(server);
  }

  @Test
  void generations_are_told_apart_by_one_choice_and_in_folders_of_their_own() {
    var asking =
        server().stream()
            .filter(resideOutsideOfPackages("..rest.v1..", "..rest.v2.."))
            .flatMap(
                one ->
                    Stream.concat(
                        one.getMethodCallsFromSelf().stream(),
                        one.getMethodReferencesFromSelf().stream()))
            .filter(ArchitectureTest::asksForTheGeneration)
            .map(access -> access.getOriginOwner().getName().replaceAll("\\$.*", ""))
            .filter(name -> !KEEP_IT.contains(name))
            .collect(Collectors.toSet());
    assertThat(asking).containsExactly(CHOOSES);
  }

  private static boolean asksForTheGeneration(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getSimpleName();
    return (owner.equals("BotTraits") && access.getName().equals("generation"))
        || (owner.equals("BotEvent") && access.getName().equals("isSecond"));
  }

  @Test
  void imports_follow_the_storeys_and_the_rules_looked_at_something() {
    var all = server();
    assertThat(all).hasSizeGreaterThan(70);
    rules().forEach(rule -> rule.check(all));
  }
}
