package dev.confab.chats.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Cut;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.chats.ChatError;
import dev.confab.chats.Search;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Page;
import dev.confab.rpc.RestMethod;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Finds group chats of the calling user, and open ones, by title or by who is in them; newest
/// first. (chats/search/im-search-chat-list.md)
final class ImSearchChatList implements RestMethod<ImSearchChatList.Params, Page<JsonNode>> {
  private static final int LIMIT_MAX = 50;

  private final Search search;
  private final DialogCards cards;

  ImSearchChatList(Search search, DialogCards cards) {
    this.search = search;
    this.cards = cards;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Part of a title or of a name, at least two letters.") @Default("") String find,
      @Doc("The same among chats of open lines; FIND goes first.") @Default("") String findLines,
      @Doc("How many to pass over.") @Default("0") long offset,
      @Doc("How many, at most 50.") @Default("10") long limit) {}

  @Override
  public MethodSpec<Params, Page<JsonNode>> spec() {
    return MethodSpec.<Params, Page<JsonNode>>reading(
            "im.search.chat.list", Params.class, Page.class)
        .needs(Scope.IM)
        .refusesWith(ChatError.FIND_SHORT);
  }

  @Override
  public Page<JsonNode> handle(Call call, Params asked) {
    var lines = asked.find().isBlank();
    var phrase = lines ? asked.findLines() : asked.find();
    ChatError.FIND_SHORT.unless(Cut.length(phrase.strip()) >= Search.PHRASE_MIN);
    var found = search.find(call.reads(), call.caller().user(), phrase, lines);
    var offset = Math.max(0, asked.offset());
    var page = found.stream().skip(offset).limit(Math.clamp(asked.limit(), 1, LIMIT_MAX)).toList();
    return Page.of(List.<JsonNode>copyOf(cards.found(call, page)), offset, found.size());
  }
}
