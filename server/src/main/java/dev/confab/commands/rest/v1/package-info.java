/// The methods of commands, as the first generation of the API has them.
@NullMarked
package dev.confab.commands.rest.v1;

import org.jspecify.annotations.NullMarked;
