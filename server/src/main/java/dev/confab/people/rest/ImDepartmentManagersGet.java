package dev.confab.people.rest;

import static dev.confab.people.PeopleError.DEPARTMENT_ID_EMPTY;
import static dev.confab.people.PeopleError.INSIDERS_ONLY;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.Department;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tells who leads departments. (api-reference/chats/departments/im-department-managers-get.md)
final class ImDepartmentManagersGet
    implements RestMethod<ImDepartmentManagersGet.Params, JsonNode> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The departments: a list of ids, or the list as JSON text.") @Nullable JsonNode id,
      @Doc("Whether users are shown with their cards.") @Default("N") boolean userData) {}

  private final Staff staff;
  private final Requirement im;

  ImDepartmentManagersGet(Staff staff, Requirement im) {
    this.staff = staff;
    this.im = im;
  }

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>reading(
            "im.department.managers.get", Params.class, JsonNode.class)
        .needs(im)
        .refusesWith(DEPARTMENT_ID_EMPTY, INSIDERS_ONLY);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    return staff.ofEach(call, asked.id(), asked.userData(), ImDepartmentManagersGet::head);
  }

  private static List<UserId> head(Department department) {
    var head = department.head();
    return head == null ? List.of() : List.of(head);
  }
}
