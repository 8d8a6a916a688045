package org.liasse.rest.people;

import java.util.List;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Directory;
import org.liasse.api.people.Directory.Change;
import org.liasse.api.people.Directory.NewPerson;
import org.liasse.api.people.Directory.Person;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Created;
import org.liasse.rest.http.Parameters;

/** The people of the installation, for those who administer them. */
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountResource {

    private final Directory directory;

    public AccountResource(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param state {@code invited}, {@code active} or {@code disabled}
     */
    record PersonJson(
            String id,
            String login,
            String name,
            String email,
            String language,
            String state,
            String createdAt,
            List<SeatJson> roles) {

        static PersonJson of(Person person) {
            Account account = person.account();
            return new PersonJson(
                    account.id(),
                    account.login(),
                    account.name(),
                    account.email(),
                    account.language().tag(),
                    account.disabled() ? "disabled" : person.invited() ? "invited" : "active",
                    account.createdAt().toString(),
                    person.memberships().stream()
                            .map(seat -> new SeatJson(seat.context(), seat.role()))
                            .toList());
        }
    }

    record SeatJson(String office, Key role) {}

    /**
     * @param next what {@code after} takes to go on; absent at the end
     */
    record PageJson(List<PersonJson> items, String next) {}

    @GET
    public PageJson page(
            @Context SecurityContext security,
            @QueryParam("office") String office,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("25") String limit) {
        int most = Parameters.limit(limit);
        List<Person> page = directory.list(signedIn(security), office, after, most);
        return new PageJson(
                page.stream().map(PersonJson::of).toList(),
                page.size() == most ? page.get(most - 1).account().login() : null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response invite(@Context SecurityContext security, Body body) {
        body.only("login", "email", "name", "language", "office", "roles");
        NewPerson person =
                new NewPerson(
                        body.text("login"),
                        body.needText("email"),
                        body.needText("name"),
                        Spoken.in(body, "language"),
                        body.text("office"),
                        Set.copyOf(body.keys("roles")));
        body.verify();
        Caller caller = signedIn(security);
        String id = directory.invite(caller, person);
        return Created.at("/api/accounts/" + id)
                .entity(PersonJson.of(directory.find(caller, id)))
                .build();
    }

    @GET
    @Path("{account}")
    public PersonJson read(
            @Context SecurityContext security, @PathParam("account") String account) {
        return PersonJson.of(directory.find(signedIn(security), account));
    }

    @PATCH
    @Path("{account}")
    @Consumes(MediaType.APPLICATION_JSON)
    public PersonJson change(
            @Context SecurityContext security, @PathParam("account") String account, Body body) {
        body.only("name", "email", "language", "disabled");
        Change change =
                new Change(
                        body.text("name"),
                        body.text("email"),
                        Spoken.in(body, "language"),
                        body.yesNo("disabled"));
        body.verify();
        Caller caller = signedIn(security);
        directory.change(caller, account, change);
        return PersonJson.of(directory.find(caller, account));
    }

    @POST
    @Path("{account}/actions/invite")
    public Response inviteAgain(
            @Context SecurityContext security, @PathParam("account") String account) {
        directory.inviteAgain(signedIn(security), account);
        return Response.accepted().build();
    }

    @PUT
    @Path("{account}/roles/{office}/{role}")
    public void join(
            @Context SecurityContext security,
            @PathParam("account") String account,
            @PathParam("office") String office,
            @PathParam("role") String role) {
        directory.join(signedIn(security), account, office, Parameters.pathKey(role));
    }

    @DELETE
    @Path("{account}/roles/{office}/{role}")
    public void leave(
            @Context SecurityContext security,
            @PathParam("account") String account,
            @PathParam("office") String office,
            @PathParam("role") String role) {
        directory.leave(signedIn(security), account, office, Parameters.pathKey(role));
    }

    private static Caller signedIn(SecurityContext security) {
        return MeResource.signedIn(security);
    }
}
