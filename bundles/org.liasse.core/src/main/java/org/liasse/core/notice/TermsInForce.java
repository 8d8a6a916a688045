package org.liasse.core.notice;

import java.util.List;
import java.util.Map;
import org.liasse.api.type.DossierType;
import org.liasse.core.notice.TextShelf.Row;
import org.liasse.core.people.Terms;
import org.liasse.core.store.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What people accept: a saying of the type, as administrators have changed it. */
@Component(service = Terms.class)
public final class TermsInForce implements Terms {

    @Activate
    public TermsInForce() {}

    @Override
    public Words inForce(Sql sql, DossierType type, String name, String context, String office) {
        List<String> places = List.of(context, office);
        Map<String, Row> newest = TextShelf.newest(sql, places, type.key(), name);
        for (String place : places) {
            Row row = newest.get(place);
            if (row != null && row.draft() != null) {
                String level = place.equals(context) ? "context" : "office";
                return new Words(row.draft().text(), level + " " + row.revision());
            }
        }
        return new Words(type.text(name), "type " + type.version());
    }
}
