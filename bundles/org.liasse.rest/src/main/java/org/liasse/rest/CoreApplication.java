package org.liasse.rest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.ws.rs.core.Application;
import org.liasse.api.calendar.Calendars;
import org.liasse.api.dossier.AccessDefaults;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Definitions;
import org.liasse.api.dossier.Documents;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Duplicates;
import org.liasse.api.dossier.EventLog;
import org.liasse.api.dossier.Nominations;
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Participants;
import org.liasse.api.dossier.PersonalLinks;
import org.liasse.api.dossier.Presets;
import org.liasse.api.dossier.Products;
import org.liasse.api.dossier.ReadMarks;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.dossier.Sharing;
import org.liasse.api.dossier.Signatures;
import org.liasse.api.dossier.Slots;
import org.liasse.api.dossier.Types;
import org.liasse.api.export.Takeaway;
import org.liasse.api.job.Jobs;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.notice.Notifications;
import org.liasse.api.notice.Preferences;
import org.liasse.api.notice.Previews;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Directory;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Profile;
import org.liasse.api.people.Recovery;
import org.liasse.api.people.SignIn;
import org.liasse.api.people.SignUps;
import org.liasse.api.rest.RestProperties;
import org.liasse.api.statistic.Statistics;
import org.liasse.api.view.Views;
import org.liasse.rest.calendar.CalendarResource;
import org.liasse.rest.calendar.OwnCalendarResource;
import org.liasse.rest.dossier.AccessDefaultResource;
import org.liasse.rest.dossier.AccessResource;
import org.liasse.rest.dossier.DefinitionResource;
import org.liasse.rest.dossier.DocumentResource;
import org.liasse.rest.dossier.DossierResource;
import org.liasse.rest.dossier.DuplicateResource;
import org.liasse.rest.dossier.ErasureResource;
import org.liasse.rest.dossier.EventResource;
import org.liasse.rest.dossier.EventWaiters;
import org.liasse.rest.dossier.MarkResource;
import org.liasse.rest.dossier.ParticipantResource;
import org.liasse.rest.dossier.PersonalLinkResource;
import org.liasse.rest.dossier.ProductResource;
import org.liasse.rest.dossier.RevisionResource;
import org.liasse.rest.dossier.SectionAudienceResource;
import org.liasse.rest.dossier.SectionResource;
import org.liasse.rest.dossier.SharedPartsResource;
import org.liasse.rest.dossier.SignatureResource;
import org.liasse.rest.dossier.SlotAudienceResource;
import org.liasse.rest.dossier.SlotResource;
import org.liasse.rest.dossier.TabResource;
import org.liasse.rest.dossier.ThreadAudienceResource;
import org.liasse.rest.dossier.ThreadListResource;
import org.liasse.rest.dossier.ThreadReadResource;
import org.liasse.rest.dossier.ThreadResource;
import org.liasse.rest.dossier.UploadResource;
import org.liasse.rest.export.ArchiveResource;
import org.liasse.rest.export.SummaryResource;
import org.liasse.rest.job.BulkResource;
import org.liasse.rest.job.ExportResource;
import org.liasse.rest.job.JobResource;
import org.liasse.rest.job.JobStreams;
import org.liasse.rest.notice.AccountRecapResource;
import org.liasse.rest.notice.ContextTextResource;
import org.liasse.rest.notice.NoticePreviewResource;
import org.liasse.rest.notice.NotificationResource;
import org.liasse.rest.notice.OfficeTextResource;
import org.liasse.rest.notice.PreferenceResource;
import org.liasse.rest.notice.RecapResource;
import org.liasse.rest.notice.ReminderResource;
import org.liasse.rest.openapi.DocsResource;
import org.liasse.rest.openapi.Fragments;
import org.liasse.rest.openapi.OpenApiResource;
import org.liasse.rest.openapi.ProblemResource;
import org.liasse.rest.people.AccountResource;
import org.liasse.rest.people.MeResource;
import org.liasse.rest.people.OfficeResource;
import org.liasse.rest.people.OwnSessionResource;
import org.liasse.rest.people.SessionResource;
import org.liasse.rest.people.SignUpResource;
import org.liasse.rest.statistic.OfficeStatisticResource;
import org.liasse.rest.statistic.StatisticResource;
import org.liasse.rest.type.TypePathResource;
import org.liasse.rest.type.TypeResource;
import org.liasse.rest.view.ViewResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The resources of the core, one server for all of them: there as long as the core is. */
@Component(service = Application.class, property = RestProperties.ADDRESS + "=/api")
public final class CoreApplication extends Application {

    private final JobStreams streams = new JobStreams();
    private final EventWaiters waiters = new EventWaiters();
    private final Set<Object> resources;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Takeaway takeaway;

    @Activate
    public CoreApplication(
            @Reference SignIn signIn,
            @Reference Accounts accounts,
            @Reference Offices offices,
            @Reference Directory directory,
            @Reference Recovery recovery,
            @Reference SignUps signUps,
            @Reference Profile profile,
            @Reference Types types,
            @Reference Dossiers dossiers,
            @Reference Documents documents,
            @Reference Conversations conversations,
            @Reference Presets presets,
            @Reference ReadMarks readMarks,
            @Reference Duplicates duplicates,
            @Reference Definitions definitions,
            @Reference Revisions revisions,
            @Reference Participants participants,
            @Reference Sharing sharing,
            @Reference Slots slots,
            @Reference AccessDefaults accessDefaults,
            @Reference Nominations nominations,
            @Reference PersonalLinks links,
            @Reference Products products,
            @Reference Signatures signatures,
            @Reference EventLog events,
            @Reference Oversight oversight,
            @Reference Jobs jobs,
            @Reference Notifications notifications,
            @Reference Preferences preferences,
            @Reference EditedTexts texts,
            @Reference Previews previews,
            @Reference Views views,
            @Reference Statistics statistics,
            @Reference Calendars calendars,
            @Reference Fragments fragments) {
        resources =
                new LinkedHashSet<>(
                        List.of(
                                new SessionResource(signIn, recovery),
                                new SignUpResource(signUps),
                                new MeResource(accounts, offices, profile),
                                new OwnSessionResource(profile),
                                new AccountResource(directory),
                                new OfficeResource(offices, directory),
                                new TypeResource(types),
                                new DossierResource(dossiers, views),
                                new DuplicateResource(duplicates),
                                new SectionResource(dossiers),
                                new MarkResource(dossiers),
                                new ParticipantResource(participants, nominations, dossiers),
                                new SharedPartsResource(sharing),
                                new SectionAudienceResource(sharing),
                                new SlotAudienceResource(sharing),
                                new ThreadAudienceResource(sharing),
                                new AccessDefaultResource(accessDefaults),
                                new PersonalLinkResource(links),
                                new DocumentResource(documents, dossiers),
                                new SlotResource(slots),
                                new ProductResource(products),
                                new SignatureResource(signatures, documents),
                                new UploadResource(documents),
                                new ArchiveResource(() -> takeaway),
                                new SummaryResource(() -> takeaway),
                                new ThreadResource(conversations, presets),
                                new ThreadListResource(readMarks),
                                new ThreadReadResource(readMarks),
                                new DefinitionResource(definitions, revisions),
                                new RevisionResource(revisions),
                                new TabResource(dossiers),
                                new EventResource(events, signIn, waiters),
                                new AccessResource(oversight),
                                new ErasureResource(oversight),
                                new BulkResource(jobs),
                                new ExportResource(jobs),
                                new JobResource(jobs, signIn, streams),
                                new NotificationResource(notifications),
                                new PreferenceResource(preferences),
                                new ViewResource(views),
                                new StatisticResource(statistics),
                                new OfficeStatisticResource(statistics),
                                new OwnCalendarResource(calendars),
                                new CalendarResource(calendars),
                                new ContextTextResource(texts),
                                new OfficeTextResource(texts),
                                new NoticePreviewResource(previews),
                                new ReminderResource(previews),
                                new RecapResource(previews),
                                new AccountRecapResource(previews),
                                new OpenApiResource(types, fragments),
                                new DocsResource(),
                                new ProblemResource(),
                                new TypePathResource(types, dossiers)));
    }

    @Deactivate
    public void stop() {
        streams.close();
        waiters.close();
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
