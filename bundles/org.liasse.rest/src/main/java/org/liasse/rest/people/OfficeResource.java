package org.liasse.rest.people;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.people.Offices;
import org.liasse.rest.people.MeResource.OfficeJson;

/** The offices where the reader is somebody. */
@Path("offices")
@Produces(MediaType.APPLICATION_JSON)
public final class OfficeResource {

    private final Offices offices;

    public OfficeResource(Offices offices) {
        this.offices = offices;
    }

    @GET
    public List<OfficeJson> mine(@Context SecurityContext security) {
        return MeResource.of(MeResource.signedIn(security), offices);
    }
}
