/// Users as results and events of the second generation show them.
@NullMarked
package dev.confab.people.rest.v2;

import org.jspecify.annotations.NullMarked;
