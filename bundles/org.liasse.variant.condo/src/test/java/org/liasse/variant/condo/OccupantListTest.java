package org.liasse.variant.condo;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.dossier.Participants.Participant;
import org.liasse.api.people.Principal;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Paragraph;
import org.liasse.api.print.Sheet.Table;
import org.liasse.api.spi.DocumentGenerator.Home;
import org.liasse.api.spi.DocumentGenerator.Material;
import org.liasse.api.type.DossierType;
import org.liasse.test.variant.Seen;

/** The list of occupants on paper. */
public class OccupantListTest {

    private static final DossierType BUILDING = Building.type(Labels.beside(CondoVariant.class));

    private final List<Participant> participants = new ArrayList<>();

    private void holds(String account, String name, Building.Role role) {
        participants.add(new Participant(Principal.account(account), Key.of(role), name));
    }

    private Sheet printed() throws IOException {
        var sheets = new ArrayList<Sheet>();
        Home home =
                new Home() {
                    @Override
                    public String link(String page, String fragment) {
                        return page;
                    }

                    @Override
                    public Text saying(String name) {
                        return BUILDING.text(name);
                    }

                    @Override
                    public List<Participant> participants() {
                        return participants;
                    }
                };
        new OccupantList((sheet, out) -> sheets.add(sheet))
                .write(
                        new Material(
                                Seen.by(
                                        Building.Role.COUNCIL,
                                        BUILDING,
                                        Map.of(
                                                Key.of(Building.Section.OCCUPANTS),
                                                Map.of(
                                                        "people",
                                                        Map.of(
                                                                "r1",
                                                                Map.of(
                                                                        "account", "a1", "lot",
                                                                        "B 12"))))),
                                List.of(),
                                null,
                                List.of(),
                                document -> Optional.empty(),
                                Language.EN,
                                ZoneId.of("Europe/Paris"),
                                home),
                        new ByteArrayOutputStream());
        return sheets.get(0);
    }

    private static Table table(Sheet sheet) {
        return sheet.blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .findFirst()
                .orElseThrow();
    }

    // COND-01, COND-03
    @Test
    public void COND_03_occupantsAreListedByNameWithRolesAndLot() throws IOException {
        holds("a2", "Zoé", Building.Role.TENANT);
        holds("a1", "Élise", Building.Role.OWNER);
        holds("a1", "Élise", Building.Role.COUNCIL);
        participants.add(
                new Participant(
                        Principal.role("o", new Key("manager")),
                        Key.of(Building.Role.MANAGER),
                        "manager"));
        participants.add(
                new Participant(
                        Principal.role("o", new Key("owner")),
                        Key.of(Building.Role.OWNER),
                        "owner"));
        Sheet sheet = printed();
        assertEquals("List of occupants", sheet.title());
        assertEquals(List.of("Name", "Role", "Lot"), table(sheet).columns());
        assertEquals(
                List.of(
                        List.of("Élise", "Council member, Owner", "B 12"),
                        List.of("Zoé", "Tenant", "")),
                table(sheet).rows());
    }

    // COND-01
    @Test
    public void COND_01_theListIsBoundedAndSaysSo() throws IOException {
        for (int i = 0; i < OccupantList.MOST + 3; i++) {
            holds("a" + i, "Name " + i, Building.Role.OWNER);
        }
        Sheet sheet = printed();
        assertEquals(OccupantList.MOST, table(sheet).rows().size());
        assertEquals(
                new Paragraph("And others, not listed: 3"),
                sheet.blocks().get(sheet.blocks().size() - 1));
    }
}
