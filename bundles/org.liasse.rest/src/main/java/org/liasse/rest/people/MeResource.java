package org.liasse.rest.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Offices.Office;
import org.liasse.api.people.Principal;
import org.liasse.api.people.Profile;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Authentication;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.ClientAddress;

/** Who the reader is, and the offices where he is somebody. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {

    private final Accounts accounts;
    private final Offices offices;
    private final Profile profile;

    public MeResource(Accounts accounts, Offices offices, Profile profile) {
        this.accounts = accounts;
        this.offices = offices;
        this.profile = profile;
    }

    /**
     * @param language as the account has it; answers follow {@code Accept-Language}
     */
    record AccountJson(
            String id, String login, String name, String email, String phone, String language) {}

    record OfficeJson(String id, Key key, String name, Set<Key> features, Set<Key> roles) {}

    /**
     * @param account absent for a personal link
     */
    record MeJson(
            AccountJson account, String name, List<OfficeJson> offices, Set<String> principals) {}

    @GET
    public MeJson me(@Context SecurityContext security) {
        return json(signedIn(security));
    }

    private MeJson json(Caller caller) {
        var principals = new TreeSet<String>();
        caller.principals().forEach(principal -> principals.add(principal.toString()));
        return new MeJson(
                caller.accountId().flatMap(accounts::byId).map(MeResource::json).orElse(null),
                caller.name(),
                officesOf(caller),
                principals);
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public AccountJson describe(@Context SecurityContext security, Body body) {
        body.only("name", "phone", "language");
        String name = body.text("name");
        boolean hasNoPhone = body.values().containsKey("phone") && !body.has("phone");
        String phone = hasNoPhone ? "" : body.text("phone");
        Language language = Spoken.in(body, "language");
        body.verify();
        Caller caller = signedIn(security);
        profile.describe(caller, name, phone, language);
        return accounts.byId(caller.account()).map(MeResource::json).orElseThrow();
    }

    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(@Context SecurityContext security, Body body) {
        body.only("current", "password");
        String current = body.needText("current");
        String password = body.needText("password");
        body.verify();
        return SessionResource.opened(
                profile.changePassword(signedIn(security), current, password, ClientAddress.now()));
    }

    /** It is changed when the mail that goes there is answered. */
    @POST
    @Path("email")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response askForEmail(@Context SecurityContext security, Body body) {
        body.only("email");
        String email = body.needText("email");
        body.verify();
        profile.askForEmail(signedIn(security), email);
        return Response.accepted().build();
    }

    static Caller signedIn(SecurityContext security) {
        Caller caller = CallerPrincipal.of(security);
        if (!caller.isSignedIn()) {
            throw Authentication.refused();
        }
        return caller;
    }

    private List<OfficeJson> officesOf(Caller caller) {
        return of(caller, offices);
    }

    static List<OfficeJson> of(Caller caller, Offices offices) {
        var mine = new ArrayList<OfficeJson>();
        for (Office office : offices.list()) {
            var roles = new TreeSet<Key>();
            caller.principals().stream()
                    .filter(p -> p.kind() == Principal.Kind.ROLE && p.id().equals(office.id()))
                    .forEach(p -> roles.add(p.role()));
            if (!roles.isEmpty()) {
                mine.add(
                        new OfficeJson(
                                office.id(),
                                office.key(),
                                office.name(),
                                Key.sorted(office.features()),
                                roles));
            }
        }
        return mine;
    }

    private static AccountJson json(Account account) {
        return new AccountJson(
                account.id(),
                account.login(),
                account.name(),
                account.email(),
                account.phone(),
                account.language().tag());
    }
}
