package dev.confab.people.rest;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.Whole;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Page;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists the persons of the portal, no bots, by filter. (api-reference/user/user-get.md)
final class UserGet implements RestMethod<UserGet.Params, Page<ObjectNode>> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The field the list is sorted by; `ID` when absent.") @Key("sort") @Nullable String sort,
      @Doc("`ASC` or `DESC`; or fields with their directions.") @Key("order")
          @Nullable JsonNode order,
      @Doc("Conditions: a field with a prefix such as `>=`, and a value or several.")
          @Nullable JsonNode filter,
      @Doc("Lets an administrator see whom the rules for outsiders would hide.") @Default("N")
          boolean adminMode,
      @Doc("Fields wanted, by name or mask such as `UF_*`; absent: all.") @Key("select")
          @Nullable JsonNode select,
      @Doc("A size for pictures. Has no effect here: they are served as they were stored.")
          @Nullable String imageResize,
      @Doc("How many users to skip; -1: do not count.") @Key("start") @Default("0") long start,
      @Whole JsonNode all) {}

  private final People people;
  private final UserCards cards;
  private final Requirement user;

  UserGet(People people, UserCards cards, Requirement user) {
    this.people = people;
    this.cards = cards;
    this.user = user;
  }

  @Override
  public MethodSpec<Params, Page<ObjectNode>> spec() {
    return MethodSpec.<Params, Page<ObjectNode>>reading("user.get", Params.class, Page.class)
        .needs(user);
  }

  @Override
  public Page<ObjectNode> handle(Call call, Params asked) {
    var filter = UserFilter.of(filter(asked), call.caller().scopes(), cards.zone(call));
    return page(call, asked, filter, null);
  }

  /// The page of those who fit.
  ///
  /// @param among who alone can fit; null: anybody
  Page<ObjectNode> page(Call call, Params asked, UserFilter filter, @Nullable List<Person> among) {
    var scopes = call.caller().scopes();
    var order = UserOrder.of(asked.sort(), asked.order(), scopes);
    var scan = new UserScan(people, call, cards.zone(call), filter, order, among);
    var rows = scan.from(asked.start(), seen(call, asked));
    var shown = UserFields.shown(names(asked.select()), scopes);
    var items =
        rows.items().stream()
            .map(row -> row.print(shown, cards.avatar(call, row.person())))
            .toList();
    return new Page<>(items, rows.total(), rows.next());
  }

  /// The examples of the page put conditions beside the other parameters, where no `FILTER` is.
  static JsonNode filter(Params asked) {
    return asked.filter() == null ? asked.all() : asked.filter();
  }

  private UnaryOperator<List<Person>> seen(Call call, Params asked) {
    var me = people.find(call.reads(), call.caller().user());
    if (me == null) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    return asked.adminMode() && me.admin()
        ? UnaryOperator.identity()
        : some -> people.known(call.reads(), me, some);
  }

  private static List<String> names(@Nullable JsonNode select) {
    if (select == null) {
      return List.of();
    }
    return select.isContainer()
        ? select.values().stream().map(name -> name.asString("")).toList()
        : List.of(select.asString(""));
  }
}
