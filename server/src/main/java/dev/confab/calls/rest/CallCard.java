package dev.confab.calls.rest;

import dev.confab.basics.AppId;
import dev.confab.basics.CallId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.calls.Hint;
import dev.confab.calls.KeptCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call in a list. Times have milliseconds.
@Keys(Keys.Spelling.LOWER_SNAKE)
record CallCard(
    @Doc("Its number.") CallId id,
    @Doc("When it began.") String time,
    @Doc("The method as the caller wrote it.") String method,
    @Doc("The method as it is spelled; null: there is none of this name.") @Nullable String name,
    @Doc("REQUEST; BATCH: a command of a batch; REPLY: in a handler's answer to an event.")
        String way,
    @Doc("WEBHOOK, APPLICATION or SESSION; null: nobody was let in.") @Nullable String auth,
    @Doc("Names the credential, for example `webhook:3`.") @Nullable String credential,
    @Doc("The application, or the one a webhook's CLIENT_ID or botToken stands for.")
        @Nullable AppId appId,
    @Doc("On whose behalf.") @Nullable UserId userId,
    @Doc("The status of its answer.") int status,
    @Doc("The code it was refused with.") @Nullable String error,
    @Doc("How long it took, in milliseconds.") double tookMs,
    @Doc("Its number in the header X-Request-Id and in the server's log.") String requestId,
    @Doc("The caller's IP address; null where none is known.") @Nullable String address,
    @Doc("What its author may want to know.") List<HintCard> hints) {

  /// Something about a call its author may want to know.
  @Keys(Keys.Spelling.LOWER_SNAKE)
  record HintCard(
      @Doc("UNKNOWN_PARAMETER, UNKNOWN_METHOD or DEPRECATED_METHOD.") String kind,
      @Doc("The key or the method it is about.") String subject,
      @Doc("What to send or call in its place, the likeliest first.") List<String> instead,
      @Doc("The same in a sentence.") String text) {

    static HintCard of(Hint hint) {
      return new HintCard(hint.kind().name(), hint.subject(), hint.instead(), hint.sentence());
    }
  }

  static CallCard of(KeptCall kept, List<Hint> hints) {
    var call = kept.call();
    var by = call.by();
    return new CallCard(
        kept.id(),
        call.at().toString(),
        call.method(),
        call.spec(),
        call.way().name(),
        by == null ? null : by.auth().name(),
        by == null ? null : by.credential(),
        by == null ? null : by.app(),
        by == null ? null : by.user(),
        call.status(),
        call.error(),
        call.took().toNanos() / 1e6,
        call.requestId(),
        call.address().isEmpty() ? null : call.address(),
        hints.stream().map(HintCard::of).toList());
  }
}
