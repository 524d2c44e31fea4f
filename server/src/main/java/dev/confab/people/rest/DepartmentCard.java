package dev.confab.people.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.basics.DepartmentId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import org.jspecify.annotations.Nullable;

/// A department as the results of `im.*` methods show one.
/// (api-reference/chats/departments/im-department-get.md)
@Keys(Keys.Spelling.LOWER_SNAKE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record DepartmentCard(
    @Doc("The department's id.") DepartmentId id,
    @Doc("Its name.") String name,
    @Doc("Its name with those of the departments above.") String fullName,
    @Doc("Who leads it; 0: nobody.") long managerUserId,
    @Doc("The card of who leads it, where asked for.") @Nullable UserCard managerUserData) {}
