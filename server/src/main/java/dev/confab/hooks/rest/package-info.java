/// The methods of this room.
@NullMarked
package dev.confab.hooks.rest;

import org.jspecify.annotations.NullMarked;
