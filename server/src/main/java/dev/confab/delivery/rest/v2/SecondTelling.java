package dev.confab.delivery.rest.v2;

import dev.confab.basics.Change;
import dev.confab.basics.FormWriter;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.delivery.Guide;
import dev.confab.delivery.NamedBot;
import dev.confab.delivery.Sender;
import dev.confab.delivery.Telling;
import dev.confab.delivery.Terms;
import dev.confab.eventlog.Event;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Events of bots of the second generation.
///
/// @param changes what portals of older revisions lack
public record SecondTelling(Change.Log changes) implements Telling {
  /// What a post tells of its bot beside the tokens.
  private static final Set<String> NAMES = Set.of("id", "code");

  /// Whether a bot fetches it says by its place, which then has no address, and agrees on with
  /// nobody.
  @Override
  public Terms terms(Terms agreed, Event event, Guide guide) {
    return "".equals(guide.address(event)) ? agreed.fetched() : agreed.posting();
  }

  /// The bot with its tokens, addresses of pictures whole.
  @Override
  public void data(FormWriter form, Sender sender) {
    var event = sender.event();
    var data = SecondData.of(event.data(), sender.base());
    var bot =
        data.remove("bot") instanceof ObjectNode told
            ? told
            : Json.mapper().createObjectNode().put("id", event.bot().value());
    // an address that a bot left is told beside the bot: the data say of which
    var id = event.isForBot() ? event.bot() : new UserId(bot.path("id").asLong());
    int mark = form.enter("bot");
    // who fetches was told more of the bot in the last event of one that was removed
    bot.properties().stream()
        .filter(part -> NAMES.contains(part.getKey()))
        .forEach(part -> form.put(part.getKey(), part.getValue().asString()));
    if (!changes.made(sender.portal(), Change.APP_ID_LEFT_OUT)) {
      form.put("appId", sender.application());
    }
    int inner = form.enter("auth");
    sender.bot(form, id, sender.issue(id));
    sender.applicationToken(form);
    form.leave(inner);
    form.leave(mark);
    SecondData.write(form, data);
  }

  /// Nothing is done in names of users: only where it came from.
  @Override
  public void auth(FormWriter form, UserId actor, Sender sender) {
    sender.place(form);
  }

  @Override
  public List<NamedBot> named(ObjectNode data) {
    return List.of(NamedBot.at(data.path("bot").path("id"), "bot[id]"));
  }
}
