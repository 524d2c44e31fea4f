/// Calls that nobody in his right mind makes, very many of them: none may end with a fault of the
/// server. A run is told by its seed, which is printed.
@NullMarked
package dev.confab.house.fuzz;

import org.jspecify.annotations.NullMarked;
