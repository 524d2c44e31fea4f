package dev.confab.basics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the declared error that refuses the call when this parameter is absent or unreadable; on a
/// `@Nullable` component only when it is there and unreadable. Parameters are read in the order of
/// the record, so their order is the order of the errors.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OrElse {
  /// The name of a constant among the errors the method declares, or `ERROR_ARGUMENT`.
  String value();
}
