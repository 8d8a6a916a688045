package org.liasse.variant.inspection.thermal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.liasse.variant.inspection.thermal.ThermalStudy.DesignOffice;
import org.liasse.variant.inspection.thermal.ThermalStudy.Generation;
import org.liasse.variant.inspection.thermal.ThermalStudy.Operation;
import org.liasse.variant.inspection.thermal.ThermalStudy.Warning;

/** What was read so far of one file, and what is wrong with it. */
final class Gathering {

    static final int MOST_ZONES = 200;
    private static final int LONGEST = 500;
    private static final int MOST_FAULTS = 50;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?\\d{1,12}([.,]\\d{1,15})?([eE][+-]?\\d{1,2})?");

    private final List<Fault> faults = new ArrayList<>();
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

    void fault(Fault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    private String text(String path, String text) {
        if (text.length() > LONGEST) {
            fault(
                    Fault.of(
                            path,
                            "au plus " + LONGEST + " caractères.",
                            "at most " + LONGEST + " characters."));
            return text.substring(0, LONGEST);
        }
        return text.replaceAll("\\s+", " ");
    }

    private BigDecimal number(String path, String text) {
        if (!NUMBER.matcher(text).matches()) {
            fault(Fault.of(path, "on attend un nombre.", "a number is expected."));
            return BigDecimal.ONE;
        }
        return new BigDecimal(text.replace(',', '.'));
    }

    private BigDecimal size(String path, String text) {
        BigDecimal size = number(path, text);
        if (size.signum() < 0 || size.compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            fault(Fault.of(path, "cette mesure est impossible.", "this size is impossible."));
        }
        return size;
    }

    private int whole(String path, String text) {
        try {
            return number(path, text).intValueExact();
        } catch (ArithmeticException e) {
            fault(Fault.of(path, "on attend un nombre entier.", "a whole number is expected."));
            return 1;
        }
    }

    void beginCalculation(String path) {
        if (calculationPath != null) {
            fault(Fault.of(path, "un seul est attendu.", "only one is expected."));
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
        engine = text(path, text);
    }

    void owner(String path, String text) {
        owner = text(path, text);
    }

    void operation(String path, String text) {
        operation = text(path, text);
    }

    void addressLine(String path, String text) {
        String more = text(path, text);
        line = text(path, line.isEmpty() ? more : line + ", " + more);
    }

    void postcode(String path, String text) {
        postcode = text(path, text);
    }

    void city(String path, String text) {
        city = text(path, text);
    }

    void designOffice(String path, String text) {
        designOffice = text(path, text);
    }

    void studied(String path, String text) {
        try {
            String day =
                    text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
            studied =
                    day.indexOf('/') > 0
                            ? LocalDate.parse(day, DateTimeFormatter.ofPattern("dd/MM/yyyy"))
                            : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            studied = LocalDate.EPOCH;
            fault(Fault.of(path, "on attend une date.", "a date is expected."));
        }
    }

    void software(String path, String text) {
        software = text(path, text);
    }

    void softwareVersion(String path, String text) {
        softwareVersion = text(path, text);
    }

    void department(String path, String text) {
        department = text(path, text);
    }

    void altitude(String path, String text) {
        altitude = number(path, text);
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
            fault(
                    Fault.of(
                            path,
                            "au plus " + MOST_ZONES + " zones.",
                            "at most " + MOST_ZONES + " zones."));
        }
        return fresh;
    }

    void usage(String path, String text) {
        zone.usage = whole(path, text);
    }

    void dwellings(String path, String text) {
        zone.dwellings = whole(path, text);
    }

    void livingArea(String path, String text) {
        zone.livingArea = size(path, text);
    }

    void regulationArea(String path, String text) {
        zone.regulationArea = size(path, text);
    }

    void target(String path, String text) {
        zone.target = size(path, text);
    }

    void permeableArea(String path, String text) {
        zone.permeableArea = size(path, text);
    }

    void beginGroup(String path) {
        zone.beginGroup(path);
    }

    void endGroup() {
        zone.endGroup();
    }

    void volume(String path, String text) {
        zone.groupVolume = size(path, text);
    }

    void groupTarget(String path, String text) {
        zone.groupTarget(size(path, text));
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
        zone.elementArea = size(path, text);
    }

    void slope(String path, String text) {
        zone.elementSlope = number(path, text);
    }

    /**
     * @param root path of the outermost element
     */
    ThermalStudy done(String root) throws UnreadableStudyException {
        String general = root + "/Datas_Comp/donnees_generales";
        needed(general + "/maitre_ouvrage", owner);
        needed(general + "/BET/nom", designOffice);
        needed(general + "/BET/date_etude", studied);
        needed(general + "/BET/nom_logiciel", software);
        needed(general + "/BET/version_logiciel", softwareVersion);
        needed(general + "/operation/nom", operation);
        needed(general + "/operation/adresse", line.isEmpty() && city.isEmpty() ? null : line);
        calculation(root);
        List<ThermalStudy.Zone> read = zones.stream().map(each -> each.done(this)).toList();
        if (!faults.isEmpty()) {
            throw new UnreadableStudyException(faults);
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
            needed(calculation, null);
            return;
        }
        String input = inputPath != null ? inputPath : calculation + "/Entree_Projet";
        needed(calculation + "/Sortie_Projet", outputPath);
        if (inputPath == null) {
            needed(input, null);
            return;
        }
        needed(input + "/Version", engine);
        needed(input + "/Simu/Departement", department);
        needed(input + "/Simu/Altitude", altitude);
        if (zones.isEmpty()) {
            needed(input + "/Batiment_Collection/Batiment[1]/Zone_Collection/Zone[1]", null);
        }
    }

    void needed(String path, Object value) {
        if (value == null) {
            fault(Fault.missing(path));
        }
    }
}
