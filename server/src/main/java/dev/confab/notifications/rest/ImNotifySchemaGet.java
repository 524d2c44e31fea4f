package dev.confab.notifications.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.notifications.Notifications;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.Map;

/// Tells of what kinds notifications can be.
/// (api-reference/chats/notifications/im-notify-schema-get.md)
final class ImNotifySchemaGet
    implements RestMethod<NoParams, Map<String, ImNotifySchemaGet.Module>> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Module(
      @Doc("The module's name.") String name,
      @Doc("Its id.") String moduleId,
      @Doc("What it tells of.") List<Type> list) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Type(@Doc("Module and event.") String id, @Doc("Its name.") String name) {}

  private static final Map<String, Module> ALL =
      Map.of(
          Notifications.MODULE,
          new Module(
              "Applications",
              Notifications.MODULE,
              List.of(new Type(Notifications.SETTING, "Notifications from applications"))));

  @Override
  public MethodSpec<NoParams, Map<String, Module>> spec() {
    return MethodSpec.<NoParams, Map<String, Module>>reading(
            "im.notify.schema.get", NoParams.class, Map.class)
        .needs(Scope.IM);
  }

  @Override
  public Map<String, Module> handle(Call call, NoParams asked) {
    return ALL;
  }
}
