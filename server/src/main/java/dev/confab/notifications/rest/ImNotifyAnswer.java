package dev.confab.notifications.rest;

import static dev.confab.notifications.NotifyError.ANSWER_TEXT_ERROR;
import static dev.confab.notifications.NotifyError.ID_ERROR;

import dev.confab.access.Scope;
import dev.confab.basics.Also;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.notifications.Notifications;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Answers a notification; whoever sent it gets the answer as a private message.
/// (api-reference/chats/notifications/im-notify-answer.md)
final class ImNotifyAnswer implements RestMethod<ImNotifyAnswer.Params, Handled> {
  /// As the original says it.
  private static final String SENT = "Your response has been successfully sent.";

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The notification; older clients call it ID.") @Also("ID") @OrElse("ID_ERROR")
          MessageId notifyId,
      @Doc("The answer.") @OrElse("ANSWER_TEXT_ERROR") String answerText) {}

  private final Notifications notifications;

  ImNotifyAnswer(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public MethodSpec<Params, Handled> spec() {
    return MethodSpec.<Params, Handled>writing("im.notify.answer", Params.class, Handled.class)
        .needs(Scope.IM)
        .refusesWith(ID_ERROR, ANSWER_TEXT_ERROR);
  }

  @Override
  public Handled handle(Call call, Params asked) {
    ANSWER_TEXT_ERROR.unless(!asked.answerText().isBlank());
    var me = call.caller().user();
    var sent = notifications.answer(call.tx(), me, asked.notifyId(), asked.answerText());
    return Handled.of(sent ? SENT : null);
  }
}
