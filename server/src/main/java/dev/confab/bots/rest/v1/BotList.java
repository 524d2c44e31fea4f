package dev.confab.bots.rest.v1;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.bots.BotError.BY_SESSION;

import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Lists the registered bots by their ids.
final class BotList implements RestMethod<BotList.Params, JsonNode> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("For webhooks: lists only bots registered under this name.")
          @Nullable String clientId) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Listed(
      @Doc("The bot.") UserId id,
      @Doc("Its full name.") String name,
      @Doc("Its code.") String code,
      @Doc("`Y` when it serves open lines, else `N`.") String openline) {}

  private final Bots bots;
  private final People people;

  BotList(Bots bots, People people) {
    this.bots = bots;
    this.people = people;
  }

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>reading("imbot.bot.list", Params.class, JsonNode.class)
        .deprecated("imbot.v2.Bot.list")
        .needs(IMBOT)
        .refusesWith(BY_SESSION);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    var listed = bots.listed(call.reads(), call.caller(), asked.clientId());
    var names =
        people.find(call.reads(), listed.stream().map(Bot::id).toList()).stream()
            .collect(Collectors.toMap(Person::id, Person::fullName));
    Map<String, Listed> result = new LinkedHashMap<>();
    for (var bot : listed) {
      var name = names.getOrDefault(bot.id(), "");
      result.put(
          bot.id().toString(), new Listed(bot.id(), name, bot.code(), bot.openline() ? "Y" : "N"));
    }
    // PHP writes an empty map as a list, and clients are used to it
    return Json.tree(result.isEmpty() ? List.of() : result);
  }
}
