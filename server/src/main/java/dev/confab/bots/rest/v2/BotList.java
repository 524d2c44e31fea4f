package dev.confab.bots.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.bots.BotV2Error.TOKEN_MISSING;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Said;
import dev.confab.basics.Whole;
import dev.confab.people.rest.v2.ShownUser;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Lists the bots of the caller's application, oldest first.
final class BotList implements RestMethod<BotList.Params, BotList.Listed> {
  record Params(
      @Doc("For webhooks: the bots' token.") @Nullable String botToken,
      @Doc("Which bots; absent: all. One that cannot be read is refused.") @Nullable Filter filter,
      @Doc("Most bots at once.") @Default("50") long limit,
      @Doc("How many to pass over.") @Default("0") long offset,
      @Whole JsonNode given) {}

  record Filter(@Doc("Only bots of this type.") @Nullable String type) {}

  record Listed(
      @Doc("The bots.") List<ShownBot> bots,
      @Doc("The bots as users.") List<ShownUser> users,
      @Doc("Whether more follow.") boolean hasNextPage) {}

  private final SecondBots bots;
  private final FoundBot.Maker found;

  BotList(SecondBots bots, FoundBot.Maker found) {
    this.bots = bots;
    this.found = found;
  }

  @Override
  public MethodSpec<Params, Listed> spec() {
    return MethodSpec.<Params, Listed>reading("imbot.v2.Bot.list", Params.class, Listed.class)
        .needs(IMBOT)
        .refusesWith(TOKEN_MISSING)
        .earlier(Past.MISSING_TOKEN_NAMED);
  }

  @Override
  public Listed handle(Call call, Params asked) {
    bots.applicationOf(call.reads(), call.caller(), asked.botToken());
    var all = bots.listed(call.reads(), call.caller(), asked.botToken(), type(asked));
    long from = Math.clamp(asked.offset(), 0, all.size());
    long to = Math.min(all.size(), from + Math.clamp(asked.limit(), 1, SecondBots.OF_APP_MAX));
    var page = all.subList((int) from, (int) to);
    return new Listed(
        found.bots().owned(call.reads(), page), found.users(call, page), to < all.size());
  }

  /// Whoever asked for some bots in words nobody understands did not ask for all of them.
  private static @Nullable String type(Params asked) {
    var sent = asked.given().get("filter");
    var filter = asked.filter();
    if (filter == null) {
      refuseUnless(Said.nothing(sent), "filter");
      return null;
    }
    refuseUnless(
        filter.type() != null || sent == null || Said.nothing(sent.get("type")), "filter.type");
    return filter.type();
  }

  private static void refuseUnless(boolean understood, String parameter) {
    if (!understood) {
      throw SystemError.ERROR_ARGUMENT.refuse(parameter);
    }
  }
}
