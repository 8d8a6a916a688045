package org.liasse.rest.people;

import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn.Session;
import org.liasse.api.people.SignUps;
import org.liasse.api.people.SignUps.Joined;
import org.liasse.api.people.SignUps.Offer;
import org.liasse.api.people.SignUps.Request;
import org.liasse.api.people.SignUps.Stranger;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.ClientAddress;
import org.liasse.rest.type.FieldJson;

/** Sign-up by a code; a code stands in bodies only, as addresses are logged. */
@Path("sign-ups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SignUpResource {

    private final SignUps signUps;

    public SignUpResource(SignUps signUps) {
        this.signUps = signUps;
    }

    record ChoiceJson(Key key, String label) {}

    /**
     * @param revision to be sent as {@code accepted}
     */
    record TermsJson(String text, String revision) {}

    record OfferJson(
            String title,
            String typeLabel,
            List<ChoiceJson> roles,
            List<FieldJson> fields,
            TermsJson terms) {

        static OfferJson of(Offer offer, Language language) {
            return new OfferJson(
                    offer.title(),
                    offer.typeLabel().in(language),
                    offer.choices().stream()
                            .map(c -> new ChoiceJson(c.role(), c.label().in(language)))
                            .toList(),
                    FieldJson.of(offer.asked(), t -> t.in(language)),
                    offer.terms() == null
                            ? null
                            : new TermsJson(offer.terms().in(language), offer.revision()));
        }
    }

    /**
     * @param session of who has chosen a password with it, or absent
     */
    record JoinedJson(String dossier, Key role, Session session) {

        static Response of(Joined joined) {
            return Response.ok(new JoinedJson(joined.dossier(), joined.role(), joined.session()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
    }

    /** What the code opens: read before one signs up. */
    @POST
    @Path("offer")
    public OfferJson offer(@Context SecurityContext security, Body body) {
        body.only("code");
        String code = body.needText("code");
        body.verify();
        return OfferJson.of(
                signUps.offer(code, ClientAddress.now()), CallerPrincipal.of(security).language());
    }

    /** Who is signed in joins at once; anybody else is written to. */
    @POST
    public Response signUp(@Context SecurityContext security, Body body) {
        Caller caller = CallerPrincipal.of(security);
        if (caller.isSignedIn()) {
            body.only("code", "role", "values", "accepted");
        } else {
            body.only("code", "role", "values", "accepted", "name", "email", "language");
        }
        String code = body.needText("code");
        Key role = body.key("role");
        String accepted = body.text("accepted");
        Body values = body.body("values");
        Request request =
                new Request(code, role, values == null ? Map.of() : values.values(), accepted);
        if (caller.isSignedIn()) {
            body.verify();
            return JoinedJson.of(signUps.join(caller, request, ClientAddress.now()));
        }
        Stranger stranger =
                new Stranger(
                        body.needText("name"), body.needText("email"), Spoken.in(body, "language"));
        body.verify();
        signUps.ask(request, stranger, ClientAddress.now());
        return Response.accepted().build();
    }

    /** What the link in the letter does. */
    @POST
    @Path("confirmation")
    public Response confirm(Body body) {
        body.only("token", "password");
        String token = body.needText("token");
        String password = body.text("password");
        body.verify();
        return JoinedJson.of(signUps.confirm(token, password, ClientAddress.now()));
    }
}
