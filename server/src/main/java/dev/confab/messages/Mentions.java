package dev.confab.messages;

import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.messages.markup.Code;
import dev.confab.messages.markup.Markup;
import dev.confab.messages.markup.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Users named in a text by `[USER=7]Anna[/USER]`, or all of the chat by
/// `[USER=all]Everyone[/USER]`. Whoever is named in a quote or in code is not called.
/// (imbot.v2/messages/message-formatting.md)
public final class Mentions {
  private Mentions() {}

  /// Everybody mentioned, in order; the bots of the chat where all are. A bot that says all calls
  /// no bot: two that repeat what they hear would call each other for ever.
  static Set<UserId> of(String text, @Nullable UserId author, List<Bot> inside) {
    var users = new LinkedHashSet<UserId>();
    if (text.indexOf('[') >= 0) {
      var byBot = inside.stream().anyMatch(bot -> bot.id().equals(author));
      collect(Markup.of(text).nodes(), byBot ? List.of() : inside, users);
    }
    return users;
  }

  private static void collect(List<Node> nodes, List<Bot> inside, Set<UserId> users) {
    for (var node : nodes) {
      if (node instanceof Node.Tag tag) {
        var user = named(tag);
        if (user != null) {
          users.add(user);
        } else if (tag.code() == Code.USER) {
          inside.forEach(bot -> users.add(bot.id()));
        }
        collect(tag.inside(), inside, users);
      }
    }
  }

  /// Null where all are, and for tags that name nobody.
  private static @Nullable UserId named(Node.Tag tag) {
    var everybody = tag.value().toLowerCase(Locale.ROOT).equals("all");
    return tag.code() != Code.USER || everybody ? null : new UserId(Long.parseLong(tag.value()));
  }

  /// The text without the mentions of this user, as the bot gets it; a comma right behind one goes
  /// with it.
  public static String without(String text, UserId user) {
    if (text.indexOf('[') < 0) {
      return text.strip();
    }
    var rest = new StringBuilder();
    write(Markup.of(text).nodes(), user, rest);
    return rest.toString().strip();
  }

  private static void write(List<Node> nodes, UserId user, StringBuilder rest) {
    var left = false;
    for (var node : nodes) {
      switch (node) {
        case Node.Text(var words) ->
            rest.append(left && words.startsWith(",") ? words.substring(1) : words);
        case Node.Tag tag when !user.equals(named(tag)) -> {
          rest.append(tag.opening());
          write(tag.inside(), user, rest);
          rest.append(tag.closing());
        }
        case Node.Tag _ -> {}
        case Node.Quote quote -> Markup.write(List.of(quote), rest);
      }
      left = node instanceof Node.Tag tag && user.equals(named(tag));
    }
  }
}
