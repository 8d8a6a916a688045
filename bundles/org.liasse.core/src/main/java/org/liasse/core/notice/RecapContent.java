package org.liasse.core.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Caller;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.core.dossier.Grants;
import org.liasse.core.letter.Site;
import org.liasse.core.notice.RecapLetter.Addressee;
import org.liasse.core.notice.RecapLetter.Line;
import org.liasse.core.notice.Recaps.Due;
import org.liasse.core.store.Sql;

/** What a recap says: the dossiers of its lines by context, each with what happened there. */
final class RecapContent {

    private static final int MOST_DOSSIERS = 100;

    /** What it says of the dossiers that its reader sees; to others, of those that they see too. */
    static final List<String> RECKONED = List.of("count", "groups", "more");

    private final Site site;
    private final Due due;
    private final Addressee addressee;
    private final List<Line> lines;

    RecapContent(Site site, Due due, Addressee addressee, List<Line> lines) {
        this.site = site;
        this.due = due;
        this.addressee = addressee;
        this.lines = lines;
    }

    private record Dossier(String office, String number, String title, Key state) {}

    Map<String, Object> values(Sql sql) {
        Language language = addressee.language();
        Map<String, List<Line>> byDossier = new LinkedHashMap<>();
        lines.forEach(
                line ->
                        byDossier
                                .computeIfAbsent(line.dossier(), id -> new ArrayList<>())
                                .add(line));
        List<String> listed = byDossier.keySet().stream().limit(MOST_DOSSIERS).toList();
        Set<String> contexts = lines.stream().map(Line::context).collect(Collectors.toSet());
        Map<String, Dossier> dossiers = dossiers(sql, listed);
        Map<String, Dossier> contextsSeen = dossiers(sql, contextsSeen(sql, List.copyOf(contexts)));
        Map<String, List<Map<String, Object>>> groups = new LinkedHashMap<>();
        for (String id : listed) {
            Dossier dossier = dossiers.get(id);
            List<Line> own = byDossier.get(id);
            if (dossier != null) {
                groups.computeIfAbsent(own.get(0).context(), context -> new ArrayList<>())
                        .add(
                                Map.of(
                                        "number", dossier.number(),
                                        "title", dossier.title(),
                                        "state", stateOf(due, dossier, language),
                                        "what", what(due, own, language),
                                        "link", linkTo(id)));
            }
        }
        int more = byDossier.size() - listed.size();
        return Map.of(
                "name",
                addressee.name(),
                "recap",
                due.digest().label().in(language),
                "type",
                due.type().plural().in(language),
                "count",
                byDossier.size(),
                "more",
                more == 0 ? "" : Integer.toString(more),
                "link",
                site.url(),
                "groups",
                groups.entrySet().stream()
                        .map(
                                group ->
                                        Map.of(
                                                "context",
                                                contextsSeen.containsKey(group.getKey())
                                                        ? contextsSeen.get(group.getKey()).title()
                                                        : due.type().plural().in(language),
                                                "lines",
                                                group.getValue()))
                        .toList(),
                Place.VALUE,
                place(due, dossiers, contexts).toMap());
    }

    private List<String> contextsSeen(Sql sql, List<String> contexts) {
        List<String> seen = List.copyOf(roles(sql, addressee.caller(), contexts).keySet());
        return addressee.onlooker() == null
                ? seen
                : List.copyOf(roles(sql, addressee.onlooker(), seen).keySet());
    }

    /** Whoever comes by a personal link is given no address of the dossier. */
    private String linkTo(String dossier) {
        return addressee.caller().accountId().isPresent() ? Content.linkTo(site, dossier) : "";
    }

    /** Whose words they are: of the office, or the context, where there is one and no other. */
    private static Place place(Due due, Map<String, Dossier> dossiers, Set<String> contexts) {
        Set<String> offices =
                dossiers.values().stream().map(Dossier::office).collect(Collectors.toSet());
        String office = offices.size() == 1 ? offices.iterator().next() : "";
        String context = contexts.size() == 1 ? contexts.iterator().next() : office;
        return new Place(
                due.type().key(),
                due.digest().key(),
                office,
                context.equals(office) ? null : context);
    }

    private static String stateOf(Due due, Dossier dossier, Language language) {
        return due.type()
                .state(dossier.state())
                .map(state -> state.label().in(language))
                .orElse(dossier.state().value());
    }

    private static String what(Due due, List<Line> lines, Language language) {
        return lines.stream()
                .map(Line::notice)
                .distinct()
                .flatMap(notice -> due.type().notice(notice).stream())
                .map(Notice::label)
                .map(label -> label.in(language))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Dossier> dossiers(Sql sql, List<String> ids) {
        Map<String, Dossier> dossiers = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.list(
                    "select id, office_id, number, title, state_key from dossier where id in ("
                            + Sql.marks(ids)
                            + ")",
                    row ->
                            dossiers.put(
                                    row.getString(1),
                                    new Dossier(
                                            row.getString(2),
                                            row.getString(3),
                                            row.getString(4),
                                            new Key(row.getString(5)))),
                    ids);
        }
        return dossiers;
    }

    /** The roles of somebody on these dossiers. */
    static Map<String, Set<Key>> roles(Sql sql, Caller caller, List<String> some) {
        Map<String, Set<Key>> roles = new HashMap<>();
        Set<String> dossiers = new LinkedHashSet<>(some);
        if (dossiers.isEmpty()) {
            return roles;
        }
        var arguments = new ArrayList<Object>(dossiers);
        arguments.addAll(caller.principals());
        sql.list(
                "select dossier_id, role_key from dossier_grant where dossier_id in ("
                        + Sql.marks(dossiers)
                        + ") and "
                        + Grants.HOLDER
                        + " in ("
                        + Sql.marks(caller.principals())
                        + ")",
                row ->
                        roles.computeIfAbsent(row.getString(1), id -> new TreeSet<>())
                                .add(new Key(row.getString(2))),
                arguments);
        return roles;
    }
}
