package org.liasse.rest.people;

import java.util.List;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.liasse.api.Key;
import org.liasse.api.people.Directory;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Offices.Office;
import org.liasse.rest.http.Body;
import org.liasse.rest.people.MeResource.OfficeJson;

/** The offices where the reader is somebody. */
@Path("offices")
@Produces(MediaType.APPLICATION_JSON)
public final class OfficeResource {

    private final Offices offices;
    private final Directory directory;

    public OfficeResource(Offices offices, Directory directory) {
        this.offices = offices;
        this.directory = directory;
    }

    @GET
    public List<OfficeJson> mine(@Context SecurityContext security) {
        return MeResource.of(MeResource.signedIn(security), offices);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Context SecurityContext security, Body body) {
        body.only("key", "name");
        Key key = body.needKey("key");
        String name = body.needText("name");
        body.verify();
        Office office = directory.createOffice(MeResource.signedIn(security), key, name);
        return Response.status(Response.Status.CREATED)
                .entity(
                        new OfficeJson(
                                office.id(),
                                office.key(),
                                office.name(),
                                Key.sorted(office.features()),
                                Set.of()))
                .build();
    }
}
