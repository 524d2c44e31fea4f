package dev.confab.basics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component of which a value that is there and cannot be read is refused with
/// `ERROR_ARGUMENT`, where other components take their default: for those whose default does more
/// than the value that was meant. A field that was left empty is absent.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Exact {}
