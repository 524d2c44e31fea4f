package dev.confab.people.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.people.Department;
import dev.confab.people.People;
import dev.confab.people.Structure;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Page;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Lists departments by filter. The filter stands beside the other parameters, in capitals; so
/// `sort` names the field to sort by and `SORT` filters. A public client spells both `SORT` and
/// `ORDER`: where the one names a field, it cannot be meant as a filter, which is a number.
/// (api-reference/departments/department-get.md)
final class DepartmentGet implements RestMethod<DepartmentGet.Params, Page<DepartmentGet.Shown>> {
  private static final Comparator<Department> BY_ID =
      Comparator.comparing(department -> department.id().value());

  private static final Map<String, Comparator<Department>> ORDERS =
      Map.of(
          "ID", BY_ID,
          "NAME", Comparator.comparing(Department::name, String.CASE_INSENSITIVE_ORDER),
          "SORT", Comparator.comparing(Department::sort),
          "PARENT", Comparator.comparing(one -> one.parent() == null ? 0 : one.parent().value()),
          "UF_HEAD", Comparator.comparing(one -> one.head() == null ? 0 : one.head().value()));

  record Params(
      @Doc("The field the list is sorted by: `ID`, `NAME`, `SORT`, `PARENT` or `UF_HEAD`.")
          @Default("ID")
          String sort,
      @Doc("`ASC` or `DESC`.") @Default("ASC") String order,
      @Doc("The same, as a public client spells it.") @Key("ORDER") @Nullable String direction,
      @Doc("Only this department, or these.") @Key("ID") @Nullable JsonNode id,
      @Doc("Only departments of this name.") @Key("NAME") @Nullable JsonNode name,
      @Doc(
              "Only departments in this place among their siblings. The name of a field is taken as"
                  + " `sort`.")
          @Key("SORT")
          @Nullable JsonNode place,
      @Doc("Only parts of this department; `0`: only what is part of none.") @Key("PARENT")
          @Nullable JsonNode parent,
      @Doc("Only departments led by this user.") @Key("UF_HEAD") @Nullable JsonNode head,
      @Doc("How many departments to skip.") @Key("START") @Nullable Long skip,
      @Doc("The same, as other lists spell it.") @Default("0") long start) {

    private @Nullable Comparator<Department> placeAsOrder() {
      return place == null || place.isContainer() ? null : ORDERS.get(field(place.asString("")));
    }
  }

  /// @param parent absent where there is none
  /// @param head absent where there is none
  @Keys(Keys.Spelling.UPPER_SNAKE)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      @Doc("The department's id.") String id,
      @Doc("Its name.") String name,
      @Doc("Where it stands among its siblings.") long sort,
      @Doc("The department it is part of.") @Nullable String parent,
      @Doc("Who leads it.") @Key("UF_HEAD") @Nullable String head) {}

  private final People people;
  private final Requirement department;

  DepartmentGet(People people, Requirement department) {
    this.people = people;
    this.department = department;
  }

  @Override
  public MethodSpec<Params, Page<Shown>> spec() {
    return MethodSpec.<Params, Page<Shown>>reading("department.get", Params.class, Page.class)
        .needs(department);
  }

  @Override
  public Page<Shown> handle(Call call, Params asked) {
    var found =
        structure(call).all().stream()
            .filter(one -> fits(asked, one))
            .sorted(order(asked))
            .map(DepartmentGet::shown)
            .toList();
    return Page.within(found, asked.skip() == null ? asked.start() : asked.skip(), Page.SIZE);
  }

  /// Who comes from outside sees none of it.
  private Structure structure(Call call) {
    var me = people.find(call.reads(), call.caller().user());
    return me == null || me.extranet()
        ? Structure.NONE
        : people.departments().structure(call.reads());
  }

  private static boolean fits(Params asked, Department department) {
    var parent = department.parent();
    return isAmong(asked.id(), department.id())
        && isAmong(asked.name(), department.name())
        && (asked.placeAsOrder() != null || isAmong(asked.place(), department.sort()))
        && (isAmong(asked.parent(), parent) || (parent == null && isAmong(asked.parent(), 0)))
        && isAmong(asked.head(), department.head());
  }

  private static boolean isAmong(@Nullable JsonNode wanted, @Nullable Object value) {
    if (wanted == null || wanted.isNull()) {
      return true;
    }
    var text = value == null ? "" : value.toString();
    var values = wanted.isContainer() ? List.copyOf(wanted.values()) : List.of(wanted);
    return values.stream().anyMatch(one -> one.asString("").strip().equalsIgnoreCase(text));
  }

  private static Comparator<Department> order(Params asked) {
    var named = asked.placeAsOrder();
    var order = named == null ? ORDERS.getOrDefault(field(asked.sort()), BY_ID) : named;
    var direction = asked.direction() == null ? asked.order() : asked.direction();
    var descending = direction.strip().equalsIgnoreCase("DESC");
    return (descending ? order.reversed() : order).thenComparing(BY_ID);
  }

  private static String field(String name) {
    return name.strip().toUpperCase(Locale.ROOT);
  }

  private static Shown shown(Department department) {
    var parent = department.parent();
    var head = department.head();
    return new Shown(
        department.id().toString(),
        department.name(),
        department.sort(),
        parent == null ? null : parent.toString(),
        head == null ? null : head.toString());
  }
}
