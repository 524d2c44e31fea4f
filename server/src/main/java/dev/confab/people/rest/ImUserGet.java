package dev.confab.people.rest;

import static dev.confab.people.PeopleError.ACCESS_DENIED;
import static dev.confab.people.PeopleError.ID_EMPTY;
import static dev.confab.people.PeopleError.USER_NOT_EXISTS;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import org.jspecify.annotations.Nullable;

/// Shows the caller or another user. (api-reference/chats/users/im-user-get.md)
final class ImUserGet implements RestMethod<ImUserGet.Params, UserCard> {

  /// The id is a text here, because an unreadable one is refused while an absent one means the
  /// caller.
  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The user wanted; absent: the caller.") @Nullable String id,
      @Doc("Asks for `avatar_hr`. Has no effect here: it is always there.") @Default("N")
          boolean avatarHr) {}

  private final People people;
  private final UserCards cards;
  private final Requirement im;

  ImUserGet(People people, UserCards cards, Requirement im) {
    this.people = people;
    this.cards = cards;
    this.im = im;
  }

  @Override
  public MethodSpec<Params, UserCard> spec() {
    return MethodSpec.<Params, UserCard>reading("im.user.get", Params.class, UserCard.class)
        .needs(im)
        .refusesWith(ID_EMPTY, USER_NOT_EXISTS, ACCESS_DENIED);
  }

  @Override
  public UserCard handle(Call call, Params asked) {
    var me = people.find(call.reads(), call.caller().user());
    if (me == null) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    return cards.of(call, asked.id() == null ? me : wanted(call, me, asked.id()));
  }

  private Person wanted(Call call, Person me, String id) {
    var person = people.find(call.reads(), read(id));
    if (person == null) { // which numbers are somebody's is not told to who comes from outside
      throw (me.extranet() ? ACCESS_DENIED : USER_NOT_EXISTS).refuse();
    }
    ACCESS_DENIED.unless(people.knows(call.reads(), me, person));
    return person;
  }

  private static UserId read(String id) {
    try {
      var number = Long.parseLong(id.strip());
      ID_EMPTY.unless(number > 0);
      return new UserId(number);
    } catch (NumberFormatException e) {
      throw ID_EMPTY.refuse();
    }
  }
}
