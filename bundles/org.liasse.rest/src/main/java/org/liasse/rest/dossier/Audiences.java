package org.liasse.rest.dossier;

import javax.ws.rs.core.SecurityContext;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.dossier.Sharing.Kind;
import org.liasse.api.dossier.Sharing.Part;
import org.liasse.api.dossier.Sharing.Wanted;
import org.liasse.api.rest.CallerPrincipal;
import org.liasse.rest.http.Body;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.http.Tags;

/** Who sees a part of a dossier, as a client says it. */
final class Audiences {

    private final Sharing sharing;
    private final Kind kind;

    Audiences(Sharing sharing, Kind kind) {
        this.sharing = sharing;
        this.kind = kind;
    }

    void put(SecurityContext security, String id, String key, String ifMatch, Body body) {
        share(security, id, key, ifMatch, wanted(kind, body));
    }

    /** A name that is left out is as the type says. */
    static Wanted wanted(Kind kind, Body body) {
        if (kind == Kind.SLOT) {
            body.only("seenBy", "depositedBy");
        } else {
            body.only("seenBy");
        }
        Wanted wanted =
                new Wanted(
                        body.has("seenBy") ? body.keys("seenBy") : null,
                        body.has("depositedBy") ? body.keys("depositedBy") : null);
        body.verify();
        return wanted;
    }

    void setBack(SecurityContext security, String id, String key, String ifMatch) {
        share(security, id, key, ifMatch, new Wanted(null, null));
    }

    private void share(
            SecurityContext security, String id, String key, String ifMatch, Wanted wanted) {
        sharing.share(
                CallerPrincipal.of(security),
                id,
                new Part(kind, Parameters.pathKey(key)),
                wanted,
                Tags.expected(ifMatch));
    }
}
