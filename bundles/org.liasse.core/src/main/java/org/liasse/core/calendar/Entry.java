package org.liasse.core.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.type.Appointment;
import org.liasse.api.type.Appointment.At;
import org.liasse.api.type.DossierType;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.dossier.Shares;

/**
 * An appointment as it is kept, with what of its dossier says who sees it.
 *
 * @param sequence how often calendars had to learn of a change
 * @param changedAt the last time that they had to
 * @param flags of the dossier
 * @param shares of the dossier, as stored
 */
record Entry(
        String dossier,
        Key appointment,
        Key type,
        String office,
        Appointed when,
        int sequence,
        long changedAt,
        String number,
        String title,
        Set<Key> flags,
        String shares) {

    /** Of {@code appointment p} and {@code dossier d}. */
    static final String COLUMNS =
            "p.dossier_id, p.appointment_key, p.type_key, p.office_id, p.starts_at, p.ends_at,"
                    + " p.whole_days, p.state, p.sequence_number, p.changed_at, d.number, d.title,"
                    + " d.flags, d.shares";

    /** How many columns that is. */
    static final int WIDTH = 14;

    static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                new Key(row.getString(2)),
                new Key(row.getString(3)),
                row.getString(4),
                new Appointed(
                        row.getLong(5),
                        row.getLong(6),
                        row.getInt(7) == 1,
                        Appointed.State.valueOf(row.getString(8))),
                row.getInt(9),
                row.getLong(10),
                row.getString(11),
                row.getString(12),
                Audiences.rolesOf(row.getString(13)),
                row.getString(14));
    }

    /** The type, seen by whom the dossier says. */
    DossierType on(DossierType known) {
        return Shares.of(shares).on(known);
    }

    /** Whether somebody with these roles sees it: all that it is made of. */
    boolean isSeen(DossierType on, Appointment declared, Set<Key> roles) {
        return declared.decisive().allMatch(at -> sees(on, at, roles));
    }

    boolean sees(DossierType on, At at, Set<Key> roles) {
        return on.section(at.section())
                .filter(section -> section.audience().includes(roles, flags))
                .isPresent();
    }
}
