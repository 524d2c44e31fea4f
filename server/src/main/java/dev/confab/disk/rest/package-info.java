/// The methods of this room.
@NullMarked
package dev.confab.disk.rest;

import org.jspecify.annotations.NullMarked;
