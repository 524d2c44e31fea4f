package dev.confab.inspect.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.EventId;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.inspect.InspectError;
import dev.confab.inspect.Lookout;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Shows the life of one event.
final class EventsShow implements RestMethod<EventsShow.Params, EventsShow.Life> {
  /// Characters of a request's body that are shown.
  private static final int BODY_MAX = 8_192;

  private final Lookout lookout;

  EventsShow(Lookout lookout) {
    this.lookout = lookout;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The event.") @OrElse("EVENT_NOT_FOUND") EventId id) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Life(
      @Doc("The event.") EventCard event,
      @Doc("Its data, without tokens.") JsonNode data,
      @Doc("The text of the message it tells of.") @Nullable String message,
      @Doc("What an attempt made now would send, secrets masked.") Sent request,
      @Doc("Every attempt, the first one first.") List<Try> attempts) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Sent(
      @Doc("Where it goes.") String address,
      @Doc("All its headers; `Content-Length` is that of the form before its secrets are masked.")
          Map<String, String> headers,
      @Doc("The form, up to 8192 characters; a sentence where none can be composed of the data.")
          String body) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Try(
      @Doc("Counted from one.") int number,
      @Doc("When it began.") String started,
      @Doc("Milliseconds to its end.") long tookMs,
      @Doc("Where it went.") String address,
      @Doc(
              "The headers it carried, all of them: `Content-Length`, `User-Agent` and a signature"
                  + " as they were sent. Null where none was posted.")
          @Nullable Map<String, String> headers,
      @Doc(
              "The form it carried, secrets masked, up to 8192 characters: what data and times were"
                  + " then, also where data were edited later; scopes and addresses as they are"
                  + " now. Null where none was posted.")
          @Nullable String body,
      @Doc(
              "What of headers and form may be otherwise than it was sent: it was longer or"
                  + " shorter, or an older version kept nothing of it. Null: nothing, as far as is"
                  + " known.")
          @Nullable String note,
      @Doc("The HTTP status; 0 without an answer.") int status,
      @Doc("What came of it.") String outcome,
      @Doc("The answer's headers.") @Nullable String answerHead,
      @Doc("The beginning of the answer's body.") @Nullable String answerBody) {}

  @Override
  public MethodSpec<Params, Life> spec() {
    return MethodSpec.<Params, Life>reading("confab.events.show", Params.class, Life.class)
        .needs(Scope.CONFAB)
        .refusesWith(InspectError.EVENT_NOT_FOUND, InspectError.NOT_ALLOWED);
  }

  @Override
  public Life handle(Call call, Params asked) {
    var sight = lookout.sight(call.reads(), call.caller());
    var entry = lookout.entry(call.reads(), sight, asked.id());
    var message = lookout.message(call.reads(), entry);
    var request = lookout.request(entry).cut(BODY_MAX);
    return new Life(
        EventCard.of(List.of(entry), lookout.waits(call.reads(), List.of(entry))).getFirst(),
        EventData.read(entry.event().data()),
        message == null ? null : message.text(),
        new Sent(request.address(), request.headers(), request.body()),
        lookout.attempts(call.reads(), entry, BODY_MAX).stream().map(EventsShow::shown).toList());
  }

  private static Try shown(Lookout.Tried tried) {
    var numbered = tried.numbered();
    var sent = tried.request();
    var attempt = numbered.attempt();
    return new Try(
        numbered.number(),
        attempt.started().toString(),
        attempt.took().toMillis(),
        attempt.address(),
        sent == null ? null : sent.headers(),
        sent == null ? null : sent.body(),
        sent == null ? null : sent.note(),
        attempt.status(),
        attempt.outcome(),
        attempt.answerHead(),
        attempt.answerBody());
  }
}
