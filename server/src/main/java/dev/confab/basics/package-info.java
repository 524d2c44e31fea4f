/// The words every other room uses: ids as types, the caller, refusals, and the few annotations
/// that describe a method's parameters. Imports no other room and no library but JSON and null
/// marks, so that anything may depend on it.
@NullMarked
package dev.confab.basics;

import org.jspecify.annotations.NullMarked;
