package dev.confab.inspect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something the doctor found: what it is, and what varies in it. Pages say it in their reader's
/// language from these; everybody else reads the [#sentence()].
///
/// @param weight how much it hinders the bot
/// @param values what varies, by the names of its places in the sentence; names, addresses and
///   numbers as text, moments in ISO 8601, and what others said in their own words
public record Finding(Kind kind, Weight weight, Map<String, String> values) {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /// How much something hinders a bot.
  public enum Weight {
    /// The bot neither hears nor answers before somebody changes it.
    FAULT,
    /// Something was lost or waits; the bot may do well all the same.
    WARNING,
    /// All is as it should be.
    NOTE
  }

  /// A finding whose values are given in pairs, each behind its name.
  static Finding of(Kind kind, Weight weight, Object... named) {
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < named.length; i += 2) {
      values.put(named[i].toString(), named[i + 1].toString());
    }
    return new Finding(kind, weight, values);
  }

  /// What it is in an English sentence.
  public String sentence() {
    return PLACE
        .matcher(kind.sentence)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(values.get(place.group(1)), place.group())));
  }

  /// What can be found. Words in braces are places for values.
  public enum Kind {
    /// Nobody is to be examined.
    NO_BOT("There is no bot '{name}' on this portal: register it."),
    /// There was one, which fetched and has not asked since it was removed.
    REMOVED(
        "Bot {bot} was removed at {removed}: the news of that, event {event}, wait until they are"
            + " fetched with imbot.v2.Event.get."),
    /// Who is examined.
    BOT("Bot {bot} '{code}' is of type {letter} ({type})."),
    /// The whole portal is closed.
    PORTAL_CLOSED("The portal is closed: the bot hears, but all its calls are refused."),
    /// An administrator switched calls off.
    PORTAL_OVERLOADED(
        "REST is switched off on the portal (OVERLOADED): the bot hears, but all its calls are"
            + " refused."),
    /// The plan has no calls.
    PLAN_WITHOUT_REST(
        "The portal's plan '{plan}' has no REST: the bot hears, but all its calls are refused."),
    /// The bot may not do anything.
    USER_OFF("The bot's user is switched off."),
    /// Nobody stands behind the bot.
    APPLICATION_GONE("The bot's application is gone."),
    /// Who stands behind the bot.
    APPLICATION("Its application '{title}' is installed and has the scopes {scopes}."),
    /// Who stands behind the bot, unfinished.
    APPLICATION_UNFINISHED(
        "Its application '{title}' is not installed and has the scopes {scopes}."),
    /// Nothing is told before the installation is finished.
    INSTALLATION_UNFINISHED(
        "The installation of its application is not finished: it is told of nothing."),
    /// Calls are refused.
    APPLICATION_BLOCKED("Its application is blocked: the bot hears, but its answers are refused."),
    /// Calls are refused.
    SCOPE_MISSING("Its application lacks the scope imbot: the bot cannot answer."),
    /// Nothing is posted; `agreement` is the word by which that was agreed on.
    FETCHES("No attempt is made; the bot fetches its events ({agreement})."),
    /// A bot with a place of its own does not fetch; `n` is how many wait, `10+`: that many or
    /// more.
    NOT_FETCHED(
        "The bot fetches its events ({agreement}), and {waiting} for it: see that it runs and takes"
            + " them with imbot.v2.Event.get."),
    /// A bot without one does not fetch.
    NOT_COLLECTED(
        "The bot fetches its events ({agreement}), and {waiting} for its cursor main: see that it"
            + " runs and takes them with confab.events.get or the stream."),
    /// An application does not fetch.
    QUEUED(
        "Its application lets events be queued, and {waiting}: see that it runs and takes them with"
            + " event.offline.get."),
    /// An application does not fetch what it has queued for a connector.
    QUEUED_FOR_CONNECTOR(
        "Its application lets events be queued (connector {connector}), and {waiting}: see that it"
            + " runs and takes them with event.offline.get."),
    /// Where everything goes.
    ALL_GOES_TO("All it is told goes to {address}."),
    /// Where it goes too, because the portal's revision does not clean up.
    LEFT_BEHIND(
        "What it is told goes to {address} as well, which it left: portals of a revision before 35"
            + " do not clean up (BOT-FIX-0501-1)."),
    /// Where an event goes.
    GOES_TO("{event} goes to {address}."),
    /// Where an event goes that the application bound.
    BOUND("{event} goes to {address}, bound with event.bind."),
    /// An event goes nowhere until it is taken.
    BOUND_OFFLINE("{event} is queued until its application takes it with event.offline.get."),
    /// Nobody hears of messages.
    NO_MESSAGE_HANDLER("No handler is bound for ONIMBOTMESSAGEADD: nobody is told of messages."),
    /// Somebody answered.
    REACHED("{address} was reached just now."),
    /// Nobody answered; `failure` says why in English.
    NOT_REACHED("{address} cannot be reached: {failure}."),
    /// Nobody answers the bot's handler; `failure` says why in English.
    HANDLER_NOT_REACHED("The handler {address} cannot be reached: {failure}."),
    /// The handler said that it is gone.
    HANDLER_GONE(
        "Nothing is posted to {address}: the handler answered 410 at {since} and is called again"
            + " after confab.delivery.resume or a new registration."),
    /// What was wrong with the address when it was registered, in English.
    WARNED("When it was registered, {address} was warned of: {warning}"),
    /// A handler is left alone for a while.
    SPARED(
        "The handler {address} failed so often that it is spared (circuit {circuit} since {since}):"
            + " the next attempt is made at {next}."),
    /// A handler was left alone for a while and is tried.
    PROBED(
        "The handler {address} failed so often that it is spared (circuit {circuit} since {since}):"
            + " an attempt is under way that shows whether it is back."),
    /// A handler takes connections and says nothing.
    NO_ANSWER(
        "The handler {address} gives no answer: {busy} under way there, the longest since {oldest}"
            + " ({seconds} s), and {waiting} of this bot."),
    /// A dialog waits for one event; `outcome` is what the last attempt came to.
    LANE_HANGS(
        "Dialog {lane} hangs on event {id}, {event} of {created}: attempted {attempts} times, last"
            + " {outcome}, due again at {due}."),
    /// A dialog waits for one event, and nobody but an operator can help.
    LANE_STUCK(
        LANE_HANGS.sentence
            + " What is behind it waits until it is taken: skip, edit or retry it."),
    /// Several dialogs do.
    LANES_STUCK(LANE_STUCK.sentence + " So do {others} more dialogs."),
    /// What an application listens to waits for one event.
    HOOK_STUCK(
        "What {address} is told hangs on event {id}, {event} of {created}: attempted {attempts}"
            + " times, last {outcome}, due again at {due}. What is behind it waits until it is"
            + " taken: skip, edit or retry it."),
    /// Calls are refused with the same error.
    CALLS_REFUSED(
        "Calls of its application are refused with {error}: {n} in the last hour, the newest"
            + " {method} at {at}."),
    /// Nothing was ever told.
    NO_EVENT("No event is on record for it."),
    /// Nothing was there to tell.
    NOTHING_HAPPENED("Nothing happened that it is told of: write to it, or mention it in a group."),
    /// What became of an event; `state` is the name of its state.
    EVENT("Event {id}, {event} of {created} in {lane}: {became} after {attempts} attempts."),
    /// What became of an event, and what the last attempt came to.
    EVENT_TRIED(
        "Event {id}, {event} of {created} in {lane}: {became} after {attempts} attempts, last"
            + " {outcome}."),
    /// What an application was not told because its installation is not finished.
    EVENT_WITHHELD("Event {id}, {event} of {created} in {lane}: {outcome}."),
    /// A handler gave no answer that takes an event.
    NOT_TAKEN("Its handler does not take events. The last answer was: {outcome}."),
    /// A handler did not take an event, and took newer ones.
    GIVEN_UP(
        "Event {id}, {event} of {created}, was given up; newer ones were taken. The last answer to"
            + " it was: {outcome}."),
    /// The silence is the bot's own.
    TAKEN(
        "Its handler took the newest event ({event}, {created}). If the bot said nothing then, look"
            + " into the log of the bot itself."),
    /// A message was kept from it; `reason` is the name of one, `why` the sentence.
    NOT_TOLD("It was not told of message {message}: {why}"),
    /// How many chats it is in.
    CHATS("It is in {dialogs} private dialogs and {groups} groups."),
    /// A chat it is in.
    GROUP("It is in the group chat{chat} '{title}'."),
    /// It does not hear all.
    HEARS_MENTIONS(
        "In groups it hears only what mentions it, as all do but supervisors and personal bots.");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }
  }
}
