package dev.confab.messages;

import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.chats.Chats;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Shows below messages what the pages say of themselves that they link to. Whoever looks at the
/// pages is told of the links, and says later what he found; until then, and where nobody looks, a
/// link is just a link.
public final class LinkPreviews {
  private static final String ATTACH = "URL_ATTACH";
  private static final String ONLY = "URL_ONLY";

  /// Looks at pages, after the transaction.
  @FunctionalInterface
  public interface Looker {
    /// A message links to the page at this address.
    void look(Tx tx, MessageId message, String address);
  }

  private final Messages messages;
  private final Chats chats;
  private @Nullable Looker looker;

  LinkPreviews(Messages messages, Chats chats) {
    this.messages = messages;
    this.chats = chats;
  }

  /// Says who looks at pages. Said once, before the first message.
  public void lookWith(Looker newLooker) {
    looker = newLooker;
  }

  void look(Tx tx, Message message) {
    var looking = looker;
    var address = looking == null ? null : FirstLink.of(message.text());
    if (looking != null && address != null) {
      looking.look(tx, message.id(), address);
    }
  }

  /// Shows what was found at an address, if the message still links there. The message is no edited
  /// one by that, and no bot hears of it.
  public void show(Tx tx, MessageId id, String address, LinkCard card) {
    var message = MessagesSql.byId(tx, id);
    var chat = message == null ? null : chats.find(tx, message.chat());
    if (message == null
        || chat == null
        || message.isDeleted()
        || !address.equals(FirstLink.of(message.text()))) {
      return;
    }
    var params =
        message.params() == null
            ? Json.mapper().createObjectNode()
            : (ObjectNode) Json.parse(message.params());
    write(params, address, card);
    if (FirstLink.isAll(message.text())) {
      params.put(ONLY, "Y");
    }
    var after = message.with(message.text(), Json.write(params));
    MessagesSql.change(tx, after);
    messages.tell(tx, new MessageNews.Edited(chat, after));
  }

  private static void write(ObjectNode params, String address, LinkCard card) {
    var attach = params.putArray(ATTACH).addObject();
    var link = attach.putArray("BLOCKS").addObject().putArray("RICH_LINK").addObject();
    link.put("NAME", card.title());
    link.put("LINK", address);
    if (!card.description().isEmpty()) {
      link.put("DESC", card.description());
    }
    if (card.image() != null) {
      link.put("PREVIEW", card.image());
    }
  }

  /// Takes away what was shown of a link.
  static void clear(ObjectNode params) {
    params.remove(ATTACH);
    params.remove(ONLY);
  }
}
