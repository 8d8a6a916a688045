package org.liasse.variant.inspection.thermal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.liasse.variant.inspection.thermal.ThermalStudy.DesignOffice;
import org.liasse.variant.inspection.thermal.ThermalStudy.Generation;
import org.liasse.variant.inspection.thermal.ThermalStudy.Operation;
import org.liasse.variant.inspection.thermal.ThermalStudy.Warning;

/** What was read so far of one file, and what is wrong with it. */
final class Gathering {

    static final int MOST_ZONES = 200;

    private final Said said = new Said();
    private final List<ZoneReading> zones = new ArrayList<>();
    private ZoneReading zone;
    private int building;
    private int buildingResult;
    private int zoneNumber;
    private int zoneResultNumber;
    private String calculationPath;
    private String inputPath;
    private String outputPath;
    private boolean isEnvironmental;
    private boolean isOverfull;
    private String engine;
    private String owner;
    private String operation;
    private String line = "";
    private String postcode = "";
    private String city = "";
    private String designOffice;
    private LocalDate studied;
    private String software;
    private String softwareVersion;
    private String department;
    private BigDecimal altitude;

    void beginCalculation(String path) {
        if (calculationPath != null) {
            said.fault(Fault.of(path, "un seul est attendu.", "only one is expected."));
        }
        calculationPath = path;
    }

    void beginEnvironment() {
        isEnvironmental = true;
    }

    void beginInput(String path) {
        inputPath = path;
    }

    void beginOutput(String path) {
        outputPath = path;
    }

    void version(String path, String text) {
        engine = said.text(path, text);
    }

    void owner(String path, String text) {
        owner = said.text(path, text);
    }

    void operation(String path, String text) {
        operation = said.text(path, text);
    }

    void addressLine(String path, String text) {
        String more = said.text(path, text);
        line = said.text(path, line.isEmpty() ? more : line + ", " + more);
    }

    void postcode(String path, String text) {
        postcode = said.text(path, text);
    }

    void city(String path, String text) {
        city = said.text(path, text);
    }

    void designOffice(String path, String text) {
        designOffice = said.text(path, text);
    }

    void studied(String path, String text) {
        studied = said.date(path, text);
    }

    void software(String path, String text) {
        software = said.text(path, text);
    }

    void softwareVersion(String path, String text) {
        softwareVersion = said.text(path, text);
    }

    void department(String path, String text) {
        department = said.text(path, text);
    }

    void altitude(String path, String text) {
        altitude = said.number(path, text);
    }

    void beginBuilding() {
        building++;
        zoneNumber = 0;
    }

    void beginZone(String path) {
        zone = zone(building, ++zoneNumber, path);
        zone.path = path;
    }

    void beginBuildingResult() {
        buildingResult++;
        zoneResultNumber = 0;
    }

    void beginZoneResult(String path) {
        zone = zone(buildingResult, ++zoneResultNumber, path);
        zone.resultPath = path;
    }

    /** Input and results speak of the same zones, in the same order. */
    private ZoneReading zone(int inBuilding, int number, String path) {
        for (ZoneReading known : zones) {
            if (known.building == inBuilding && known.number == number) {
                return known;
            }
        }
        ZoneReading fresh = new ZoneReading(inBuilding, number);
        if (zones.size() < MOST_ZONES) {
            zones.add(fresh);
        } else if (!isOverfull) {
            isOverfull = true;
            said.fault(
                    Fault.of(
                            path,
                            "au plus " + MOST_ZONES + " zones.",
                            "at most " + MOST_ZONES + " zones."));
        }
        return fresh;
    }

    void usage(String path, String text) {
        zone.usage = said.whole(path, text);
    }

    void dwellings(String path, String text) {
        zone.dwellings = said.whole(path, text);
    }

    void livingArea(String path, String text) {
        zone.livingArea = said.size(path, text);
    }

    void regulationArea(String path, String text) {
        zone.regulationArea = said.size(path, text);
    }

    void target(String path, String text) {
        zone.target = said.size(path, text);
    }

    void permeableArea(String path, String text) {
        zone.permeableArea = said.size(path, text);
    }

    void beginGroup(String path) {
        zone.beginGroup(path);
    }

    void endGroup() {
        zone.endGroup();
    }

    void volume(String path, String text) {
        zone.groupVolume = said.size(path, text);
    }

    void groupTarget(String path, String text) {
        zone.groupTarget(said.size(path, text));
    }

    void sampling(String text) {
        zone.isSampled |= text.equals("0");
    }

    void beginElement(String path) {
        zone.beginElement(path);
    }

    void endElement() {
        zone.endElement();
    }

    void elementArea(String path, String text) {
        zone.elementArea = said.size(path, text);
    }

    void slope(String path, String text) {
        zone.elementSlope = said.number(path, text);
    }

    /**
     * @param root path of the outermost element
     */
    ThermalStudy done(String root) throws UnreadableStudyException {
        String general = root + "/Datas_Comp/donnees_generales";
        said.needed(general + "/maitre_ouvrage", owner);
        said.needed(general + "/BET/nom", designOffice);
        said.needed(general + "/BET/date_etude", studied);
        said.needed(general + "/BET/nom_logiciel", software);
        said.needed(general + "/BET/version_logiciel", softwareVersion);
        said.needed(general + "/operation/nom", operation);
        said.needed(general + "/operation/adresse", line.isEmpty() && city.isEmpty() ? null : line);
        calculation(root);
        List<ThermalStudy.Zone> read = zones.stream().map(each -> each.done(said)).toList();
        if (!said.faults().isEmpty()) {
            throw new UnreadableStudyException(said.faults());
        }
        return new ThermalStudy(
                isEnvironmental ? Generation.RSEE : Generation.RSET,
                engine,
                EngineVersion.isKnown(engine) ? List.of() : List.of(Warning.UNKNOWN_ENGINE),
                owner,
                new Operation(operation, line, postcode, city),
                new DesignOffice(designOffice, studied, software, softwareVersion),
                department,
                altitude,
                read);
    }

    private void calculation(String root) {
        boolean isInside = root.toLowerCase(Locale.ROOT).endsWith("/rset");
        String calculation =
                calculationPath != null ? calculationPath : isInside ? root : root + "/RSET";
        if (calculationPath == null) {
            said.needed(calculation, null);
            return;
        }
        String input = inputPath != null ? inputPath : calculation + "/Entree_Projet";
        said.needed(calculation + "/Sortie_Projet", outputPath);
        if (inputPath == null) {
            said.needed(input, null);
            return;
        }
        said.needed(input + "/Version", engine);
        said.needed(input + "/Simu/Departement", department);
        said.needed(input + "/Simu/Altitude", altitude);
        if (zones.isEmpty()) {
            said.needed(input + "/Batiment_Collection/Batiment[1]/Zone_Collection/Zone[1]", null);
        }
    }
}
