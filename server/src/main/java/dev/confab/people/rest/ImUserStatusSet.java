package dev.confab.people.rest;

import static dev.confab.people.PeopleError.STATUS_ERROR;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.people.People;
import dev.confab.people.Status;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;

/// Says whether the caller is there. (api-reference/chats/users/im-user-status-set.md)
final class ImUserStatusSet implements RestMethod<ImUserStatusSet.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`online`, `dnd`, `away` or `break`, in lower case.") @OrElse("STATUS_ERROR")
          String status) {}

  private final People people;
  private final Requirement im;

  ImUserStatusSet(People people, Requirement im) {
    this.people = people;
    this.im = im;
  }

  @Override
  public MethodSpec<ImUserStatusSet.Params, Boolean> spec() {
    return MethodSpec.<ImUserStatusSet.Params, Boolean>writing(
            "im.user.status.set", Params.class, Boolean.class)
        .needs(im)
        .refusesWith(STATUS_ERROR);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var status = Status.of(asked.status());
    if (status == null) {
      throw STATUS_ERROR.refuse();
    }
    people.say(call.tx(), call.caller().user(), status);
    return true;
  }
}
