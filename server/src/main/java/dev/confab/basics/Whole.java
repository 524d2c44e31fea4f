package dev.confab.basics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component that receives the whole tree of parameters instead of one of them: for methods
/// where any key may be a condition. It is no parameter itself and no reference prints it; a record
/// stands for its own components, so that several methods can share them.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Whole {}
