package dev.confab.access.rest;

import static dev.confab.access.AccessError.CODE_EMPTY;

import dev.confab.access.AccessError;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;
import java.util.Map;

/// Tells whether the server has a feature. (api-reference/common/system/feature-get.md)
final class FeatureGet implements RestMethod<FeatureGet.Params, FeatureGet.Feature> {
  /// The method without which a feature cannot be there: so the answer is true of every version of
  /// this server.
  private static final Map<String, String> STANDS_ON =
      Map.of(
          "rest_offline_extended", "event.offline.get",
          "rest_auth_connector", "event.offline.get");

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("Name of the feature.") @OrElse("CODE_EMPTY") String code) {}

  record Feature(@Doc("`Y` or `N`.") String value) {}

  private final Methods methods;

  FeatureGet(Methods methods) {
    this.methods = methods;
  }

  @Override
  public MethodSpec<Params, Feature> spec() {
    return MethodSpec.<Params, Feature>reading("feature.get", Params.class, Feature.class)
        .refusesWith(AccessError.CODE_EMPTY);
  }

  @Override
  public Feature handle(Call call, Params asked) {
    CODE_EMPTY.unless(!asked.code().isEmpty());
    var method = STANDS_ON.get(asked.code());
    return new Feature(method != null && methods.spec(method) != null ? "Y" : "N");
  }
}
