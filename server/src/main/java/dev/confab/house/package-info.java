/// The top of the house: reads settings and the portal file, builds every room by constructor,
/// starts and stops them, and offers the commands of the command line. The only room that knows all
/// others.
///
/// Whatever an operator can get wrong ends in a [StartRefused]: one line that says where and what,
/// with the nearest known word for a misspelt one. Nothing is guessed and nothing unknown is
/// ignored, because a setting that is silently not in force is found out too late.
@NullMarked
package dev.confab.house;

import org.jspecify.annotations.NullMarked;
