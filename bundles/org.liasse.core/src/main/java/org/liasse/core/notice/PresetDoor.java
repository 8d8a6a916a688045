package org.liasse.core.notice;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.dossier.Conversations;
import org.liasse.api.dossier.Conversations.Message;
import org.liasse.api.dossier.Presets;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.Wording;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.CaseFiles;
import org.liasse.core.dossier.Header;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The door to messages that are chosen instead of written. */
@Component(service = Presets.class)
public final class PresetDoor implements Presets {

    private final Transactions transactions;
    private final CaseFiles files;
    private final Conversations conversations;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Wording wording;

    @Activate
    public PresetDoor(
            @Reference Transactions transactions,
            @Reference CaseFiles files,
            @Reference Conversations conversations) {
        this(transactions, files, conversations, null);
    }

    PresetDoor(
            Transactions transactions,
            CaseFiles files,
            Conversations conversations,
            Wording wording) {
        this.transactions = transactions;
        this.files = files;
        this.conversations = conversations;
        this.wording = wording;
    }

    /**
     * What a thread offers at one moment.
     *
     * @param texts by name
     */
    private record Offer(CaseFile file, Map<String, Text> texts) {}

    @Override
    public List<Preset> list(Caller caller, String dossier, Key thread) {
        Offer offer = offer(caller, dossier, thread);
        return offer.texts().keySet().stream()
                .map(name -> new Preset(name, words(offer, name, caller.language())))
                .toList();
    }

    @Override
    public Message write(
            Caller caller,
            String dossier,
            Key thread,
            String id,
            String preset,
            List<String> uploads,
            List<String> mentions) {
        Offer offer = offer(caller, dossier, thread);
        if (!offer.texts().containsKey(preset)) {
            throw Problem.invalid(
                    "/preset",
                    "Ce fil ne propose pas ce texte.",
                    "This thread does not offer this text.");
        }
        return conversations.write(
                caller,
                dossier,
                thread,
                id,
                words(offer, preset, caller.language()),
                uploads,
                mentions);
    }

    private Offer offer(Caller caller, String dossier, Key key) {
        return transactions.read(
                sql -> {
                    CaseFile file = files.read(sql, caller, dossier);
                    Header header = file.header();
                    Thread thread =
                            file.type()
                                    .thread(key)
                                    .filter(
                                            found ->
                                                    found.audience()
                                                            .includes(
                                                                    file.rolesOf(caller),
                                                                    header.flags()))
                                    .orElseThrow(Problem::notFound);
                    return new Offer(
                            file,
                            PresetTexts.of(
                                    sql,
                                    file.type(),
                                    thread,
                                    Stream.of(header.context(), header.office())));
                });
    }

    private String words(Offer offer, String name, Language language) {
        Wording present = wording;
        if (present == null) {
            throw Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "Les textes ne se mettent pas en forme en ce moment.",
                            "Texts cannot be put into words at the moment.")
                    .retryAfter(Duration.ofSeconds(5));
        }
        Header header = offer.file().header();
        var type = offer.file().type();
        return NoticeTexts.filled(
                present,
                offer.texts().get(name).in(language),
                language,
                Map.of(
                        "number",
                        header.number(),
                        "title",
                        header.title(),
                        "type",
                        type.label().in(language),
                        "state",
                        type.state(header.state()).map(s -> s.label().in(language)).orElse("")));
    }
}
