package dev.confab.chats.rest;

import static dev.confab.chats.SearchError.DIALOG_ID_EMPTY;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.chats.SearchHistory;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Takes a dialog out of the caller's search history.
/// (api-reference/chats/search/im-search-last-delete.md)
final class ImSearchLastDelete implements RestMethod<ImSearchLastDelete.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("`chat{id}`, or a user's id.") @OrElse("DIALOG_ID_EMPTY") DialogId dialogId) {}

  private final SearchHistory history;

  ImSearchLastDelete(SearchHistory history) {
    this.history = history;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.search.last.delete", Params.class, Boolean.class)
        .deprecated()
        .needs(Scope.IM)
        .refusesWith(DIALOG_ID_EMPTY);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    return history.delete(call.tx(), call.caller().user(), asked.dialogId());
  }
}
