package dev.confab.access.rest;

import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;

/// Refuses, as the original does for a manifest it does not have: this server imports no
/// configurations, so it has none. Without the method, a client that handles
/// `ERROR_MANIFEST_IS_NOT_AVAILABLE` would meet an error it does not expect.
final class ConfigurationImportRegister implements RestMethod<NoParams, Boolean> {

  @Override
  public MethodSpec<NoParams, Boolean> spec() {
    return MethodSpec.reading("configuration.import.register", NoParams.class, Boolean.class);
  }

  @Override
  public Boolean handle(Call call, NoParams asked) {
    throw SystemError.ERROR_MANIFEST_IS_NOT_AVAILABLE.refuse();
  }
}
