package dev.confab.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands a [Hall] to whoever has a parameter for it: one for all tests of a class, closed after the
/// last of them.
public final class HallExtension implements ParameterResolver {
  private static final Namespace OURS = Namespace.create(HallExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Hall.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var ofClass = ofClass(context);
    var portal = ofClass.getRequiredTestClass().getAnnotation(Portal.class);
    return ofClass
        .getStore(OURS)
        .computeIfAbsent(
            Hall.class,
            key -> {
              var hall = Hall.open();
              if (portal != null) {
                hall.declare(portal.yaml());
              }
              return hall;
            });
  }

  /// The outermost test class: nested ones share its hall.
  private static ExtensionContext ofClass(ExtensionContext context) {
    var parent = context.getParent().orElseThrow();
    return parent.getTestClass().isEmpty() ? context : ofClass(parent);
  }
}
