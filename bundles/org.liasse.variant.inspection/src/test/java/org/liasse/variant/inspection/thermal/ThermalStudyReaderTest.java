package org.liasse.variant.inspection.thermal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.Test;
import org.liasse.variant.inspection.thermal.Studies.Look;
import org.liasse.variant.inspection.thermal.ThermalStudy.AreaFrom;
import org.liasse.variant.inspection.thermal.ThermalStudy.Generation;
import org.liasse.variant.inspection.thermal.ThermalStudy.Zone;

/** What is read of both generations of files, and what is told of those that lack something. */
public class ThermalStudyReaderTest {

    private static ThermalStudy read(String xml) {
        try {
            return ThermalStudyReader.read(Studies.stream(xml));
        } catch (IOException | UnreadableStudyException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> faults(String xml) {
        return assertThrows(
                        UnreadableStudyException.class,
                        () -> ThermalStudyReader.read(Studies.stream(xml)))
                .faults()
                .stream()
                .map(Fault::path)
                .toList();
    }

    private static void same(String expected, BigDecimal found) {
        assertEquals(0, new BigDecimal(expected).compareTo(found));
    }

    @Test
    public void readsWhoBuildsWhatWhereAndWhoComputedIt() {
        ThermalStudy study = read(Studies.of(Studies.RSET));
        assertEquals(Generation.RSET, study.generation());
        assertEquals("Société Les Érables", study.owner());
        assertEquals("Les Érables", study.operation().name());
        assertEquals("12, chemin des Érables", study.operation().line());
        assertEquals("69003", study.operation().postcode());
        assertEquals("Lyon", study.operation().city());
        assertEquals("Thermique & Cie", study.designOffice().name());
        assertEquals(LocalDate.of(2025, 3, 14), study.designOffice().studied());
        assertEquals("Calcul", study.designOffice().software());
        assertEquals("v5.1", study.designOffice().softwareVersion());
        assertEquals("69", study.department());
        same("175.5", study.altitude());
        assertEquals(List.of(), study.warnings());
    }

    @Test
    public void readsWhatEachZoneIsMeasuredBy() {
        Zone zone = read(Studies.of(Studies.RSET)).zones().get(0);
        assertEquals(1, zone.usage());
        same("110", zone.livingArea());
        same("128.4", zone.regulationArea());
        same("275", zone.volume());
        same("196", zone.area());
        assertEquals(AreaFrom.ENGINE, zone.areaFrom());
        same("0.51", zone.target());
        assertEquals(Integer.valueOf(1), zone.dwellings());
        assertFalse(zone.isSampled());
    }

    @Test
    public void bothGenerationsRootsAndSpellingsSayTheSame() {
        List<Zone> plain = read(Studies.of(Studies.RSET)).zones();
        for (boolean isEnvironmental : new boolean[] {false, true}) {
            for (boolean hasCommas : new boolean[] {false, true}) {
                for (boolean isOld : new boolean[] {false, true}) {
                    Look look =
                            new Look(
                                    isEnvironmental,
                                    false,
                                    1,
                                    1,
                                    hasCommas,
                                    isOld,
                                    "2024.E1.0.0",
                                    true);
                    ThermalStudy study = read(Studies.of(look));
                    assertEquals(
                            isEnvironmental ? Generation.RSEE : Generation.RSET,
                            study.generation());
                    assertEquals(plain, study.zones());
                }
            }
        }
        Look bare = new Look(false, true, 1, 1, false, false, "2024.E1.0.0", true);
        assertEquals(plain, read(Studies.of(bare)).zones());
        assertEquals("Société Les Érables", read(Studies.of(bare)).owner());
    }

    @Test
    public void theNamespaceOfElementsIsTheirOwnBusiness() {
        String xml =
                Studies.of(Studies.RSEE)
                        .replace("<projet ", "<x:projet xmlns:x=\"urn:a\" xmlns=\"urn:b\" ")
                        .replace("</projet>", "</x:projet>");
        assertEquals(read(Studies.of(Studies.RSEE)), read(xml));
    }

    @Test
    public void readsOneTwoAndTwelveZonesOfOneOrSeveralBuildings() {
        for (int buildings : new int[] {1, 2, 3}) {
            for (int zones : new int[] {1, 2, 4, 12}) {
                Look look =
                        new Look(true, false, buildings, zones, true, true, "2025.E1.0.0", true);
                List<Zone> found = read(Studies.of(look)).zones();
                assertEquals(buildings * zones, found.size());
                Zone last = found.get(found.size() - 1);
                assertEquals(buildings, last.building());
                assertEquals(zones, last.number());
                same("0.5" + zones, last.target());
                assertEquals(zones % 2 == 0, last.isSampled());
            }
        }
    }

    @Test
    public void withoutTheEnginesAreaTheElementsThatAreNoFloorAreAdded() {
        Look look = new Look(false, false, 1, 1, false, false, "2024.E1.0.0", false);
        Zone zone = read(Studies.of(look)).zones().get(0);
        assertEquals(AreaFrom.ELEMENTS, zone.areaFrom());
        same("196", zone.area()); // twice 50.5 + 35 + 12.5, the floors left out
        String leaning = Studies.of(look).replace("<Beta>180<", "<Beta>120<");
        same("306", read(leaning).zones().get(0).area());
        String floor = Studies.of(look).replace("<Beta>180<", "<Beta>120.1<");
        same("196", read(floor).zones().get(0).area());
    }

    @Test
    public void anUnknownEngineIsAWarning() {
        for (String known : List.of("2021.E1.0.0", "2022.E2.0.1", "2026.E1.0.0")) {
            assertEquals(List.of(), engine(known).warnings());
        }
        for (String unknown : List.of("2020.E9.0.0", "2026.E1.0.1", "2027.E1.0.0", "8.1.0.0")) {
            assertEquals(unknown, 1, engine(unknown).warnings().size());
            assertEquals(unknown, engine(unknown).engine());
        }
    }

    private static ThermalStudy engine(String version) {
        return read(Studies.of(new Look(false, false, 1, 1, false, false, version, true)));
    }

    private static String without(String xml, String element) {
        String fewer = xml.replaceFirst("(?s)<" + element + "[ >].*?</" + element + ">", "");
        assertFalse(element, fewer.equals(xml));
        return fewer;
    }

    @Test
    public void whatIsMissingIsNamedByItsPath() {
        String xml = Studies.of(Studies.RSEE);
        String general = "/projet/Datas_Comp/donnees_generales";
        assertEquals(List.of(general + "/maitre_ouvrage"), faults(without(xml, "maitre_ouvrage")));
        assertEquals(List.of(general + "/BET/date_etude"), faults(without(xml, "date_etude")));
        assertEquals(List.of(general + "/BET/nom_logiciel"), faults(without(xml, "nom_logiciel")));
        assertEquals(
                List.of(general + "/BET/version_logiciel"),
                faults(without(xml, "version_logiciel")));
        assertEquals(
                List.of(
                        general + "/BET/nom",
                        general + "/BET/date_etude",
                        general + "/BET/nom_logiciel",
                        general + "/BET/version_logiciel"),
                faults(without(xml, "BET")));
        assertEquals(
                List.of(general + "/operation/nom", general + "/operation/adresse"),
                faults(without(xml, "operation")));
        assertEquals(List.of("/projet/RSET"), faults(without(xml, "RSET")));
        assertEquals(
                List.of("/projet/RSET/Entree_Projet/Simu/Departement"),
                faults(without(xml, "Departement")));
        assertEquals(
                List.of("/projet/RSET/Entree_Projet/Simu/Altitude"),
                faults(without(xml, "Altitude")));
        String zone =
                "/projet/RSET/Entree_Projet/Batiment_Collection/Batiment[1]/Zone_Collection/Zone[1]";
        assertEquals(List.of(zone + "/Usage"), faults(without(xml, "Usage")));
        assertEquals(List.of(zone + "/Groupe_Collection/Groupe[1]/V"), faults(without(xml, "V")));
        assertTrue(faults(without(xml, "Sortie_Projet")).contains("/projet/RSET/Sortie_Projet"));
    }

    @Test
    public void theAreaIsMissingWhereNeitherTheEngineNorTheElementsSayIt() {
        String xml = Studies.of(new Look(false, true, 1, 2, false, false, "2024.E1.0.0", false));
        String group =
                "/RSET/Entree_Projet/Batiment_Collection/Batiment[1]/Zone_Collection/Zone[1]"
                        + "/Groupe_Collection/Groupe[1]";
        assertEquals(List.of(group + "/Paroi_Opaque[1]/Beta"), faults(without(xml, "Beta")));
        String bare = xml.replaceAll("(?s)<(Paroi_Opaque|Baie)>.*?</\\1>", "");
        assertEquals(
                List.of(
                        "/RSET/Sortie_Projet/Sortie_Batiment_B_Collection/Sortie_Batiment_B[1]"
                                + "/Sortie_Zone_B_Collection/Sortie_Zone_B[1]/A_T_perm",
                        "/RSET/Sortie_Projet/Sortie_Batiment_B_Collection/Sortie_Batiment_B[1]"
                                + "/Sortie_Zone_B_Collection/Sortie_Zone_B[2]/A_T_perm"),
                faults(bare));
    }

    @Test
    public void aZoneWithoutItsResultIsNamed() {
        String xml = Studies.of(new Look(false, false, 1, 2, false, false, "2024.E1.0.0", true));
        assertTrue(
                faults(without(xml, "Sortie_Zone_B")).toString(),
                faults(without(xml, "Sortie_Zone_B")).contains("Sortie_Projet: zone 1.2"));
    }

    @Test
    public void whatIsNoNumberIsNamedByItsPath() {
        String path =
                "/projet/RSET/Sortie_Projet/Sortie_Batiment_B_Collection/Sortie_Batiment_B[1]"
                        + "/Sortie_Zone_B_Collection/Sortie_Zone_B[1]/A_T_perm";
        for (String odd :
                List.of("abc", "NaN", "1.2.3", "-5", "1e99", "1 000", "0x10", "9".repeat(40))) {
            String xml =
                    Studies.of(Studies.RSET).replace("<A_T_perm>196.0<", "<A_T_perm>" + odd + "<");
            assertEquals(odd, path, faults(xml).get(0));
        }
    }

    @Test
    public void otherEncodingsAreReadAsTheyAreDeclared() throws Exception {
        for (String encoding : List.of("ISO-8859-1", "windows-1252", "UTF-16")) {
            String xml = Studies.of(Studies.RSET).replace("\"UTF-8\"", "\"" + encoding + "\"");
            byte[] bytes = xml.getBytes(Charset.forName(encoding));
            assertEquals(
                    "Société Les Érables",
                    ThermalStudyReader.read(new ByteArrayInputStream(bytes)).owner());
        }
        byte[] marked = ("\uFEFF" + Studies.of(Studies.RSET)).getBytes(StandardCharsets.UTF_8);
        assertEquals("69", ThermalStudyReader.read(new ByteArrayInputStream(marked)).department());
    }
}
