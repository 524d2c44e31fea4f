/// The REST methods of commands.
@NullMarked
package dev.confab.commands.rest;

import org.jspecify.annotations.NullMarked;
