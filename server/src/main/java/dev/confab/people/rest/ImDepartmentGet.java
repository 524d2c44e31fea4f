package dev.confab.people.rest;

import static dev.confab.people.PeopleError.INSIDERS_ONLY;
import static dev.confab.people.PeopleError.INVALID_FORMAT;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Shows departments. (api-reference/chats/departments/im-department-get.md)
final class ImDepartmentGet implements RestMethod<ImDepartmentGet.Params, List<DepartmentCard>> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The departments: a list of ids, or the list as JSON text.") @Nullable JsonNode id,
      @Doc("Whether users are shown with their cards.") @Default("N") boolean userData) {}

  private final Staff staff;
  private final Requirement im;

  ImDepartmentGet(Staff staff, Requirement im) {
    this.staff = staff;
    this.im = im;
  }

  @Override
  public MethodSpec<Params, List<DepartmentCard>> spec() {
    return MethodSpec.<Params, List<DepartmentCard>>reading(
            "im.department.get", Params.class, List.class)
        .needs(im)
        .refusesWith(INVALID_FORMAT, INSIDERS_ONLY);
  }

  @Override
  public List<DepartmentCard> handle(Call call, Params asked) {
    var ids = IdList.read(asked.id());
    if (ids == null) {
      throw INVALID_FORMAT.refuse();
    }
    staff.insider(call);
    var found = staff.named(call, ids);
    return staff.cards(call, found, staff.structure(call), asked.userData());
  }
}
