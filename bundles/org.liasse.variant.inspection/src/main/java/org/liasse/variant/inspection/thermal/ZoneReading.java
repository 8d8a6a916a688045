package org.liasse.variant.inspection.thermal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.liasse.variant.inspection.thermal.ThermalStudy.AreaFrom;
import org.liasse.variant.inspection.thermal.ThermalStudy.Zone;

/** A zone while its file is read: first as it was entered, then as the engine answered. */
final class ZoneReading {

    /** An element that leans further, in degrees, is a floor. */
    private static final BigDecimal FLOOR = BigDecimal.valueOf(120);

    private static final int MOST_LACKING = 5;

    final int building;
    final int number;
    String path;
    String resultPath;
    Integer usage;
    Integer dwellings;
    BigDecimal livingArea;
    BigDecimal regulationArea;
    BigDecimal target;
    BigDecimal permeableArea;
    BigDecimal groupVolume;
    BigDecimal elementArea;
    BigDecimal elementSlope;
    boolean isSampled;

    private BigDecimal leastGroupTarget;
    private BigDecimal volume = BigDecimal.ZERO;
    private BigDecimal elements = BigDecimal.ZERO;
    private final List<String> lacking = new ArrayList<>();
    private final List<String> lackingOfElements = new ArrayList<>();
    private String groupPath;
    private String elementPath;

    ZoneReading(int building, int number) {
        this.building = building;
        this.number = number;
    }

    void beginGroup(String at) {
        groupPath = at;
        groupVolume = null;
    }

    void endGroup() {
        if (groupVolume == null) {
            lacking.add(groupPath + "/V");
        } else {
            volume = volume.add(groupVolume);
        }
    }

    void groupTarget(BigDecimal found) {
        leastGroupTarget = leastGroupTarget == null ? found : leastGroupTarget.min(found);
    }

    void beginElement(String at) {
        elementPath = at;
        elementArea = null;
        elementSlope = null;
    }

    void endElement() {
        if (elementArea != null && elementSlope != null) {
            if (elementSlope.compareTo(FLOOR) <= 0) {
                elements = elements.add(elementArea);
            }
        } else if (lackingOfElements.size() < MOST_LACKING) {
            lackingOfElements.add(elementPath + (elementSlope == null ? "/Beta" : "/Ak"));
        }
    }

    /** What is missing is told to the said. */
    Zone done(Said said) {
        String entered = path != null ? path : "Entree_Projet: zone " + building + "." + number;
        String answered =
                resultPath != null ? resultPath : "Sortie_Projet: zone " + building + "." + number;
        said.needed(entered, path);
        said.needed(answered, resultPath);
        said.needed(entered + "/Usage", usage);
        if (livingArea == null && regulationArea == null) {
            said.needed(answered + "/O_SHAB", null);
        }
        lacking.stream().limit(MOST_LACKING).forEach(at -> said.needed(at, null));
        if (volume.signum() == 0 && lacking.isEmpty()) {
            said.needed(entered + "/Groupe_Collection/Groupe[1]/V", null);
        }
        return new Zone(
                building,
                number,
                usage == null ? 0 : usage,
                livingArea,
                regulationArea,
                volume,
                area(said, answered),
                permeableArea == null ? AreaFrom.ELEMENTS : AreaFrom.ENGINE,
                target != null ? target : leastGroupTarget,
                dwellings,
                isSampled);
    }

    private BigDecimal area(Said said, String answered) {
        if (permeableArea != null) {
            if (permeableArea.signum() == 0) {
                said.fault(
                        Fault.of(
                                answered + "/A_T_perm",
                                "cette mesure est impossible.",
                                "this size is impossible."));
            }
            return permeableArea;
        }
        lackingOfElements.forEach(at -> said.needed(at, null));
        if (elements.signum() == 0 && lackingOfElements.isEmpty()) {
            said.needed(answered + "/A_T_perm", null);
        }
        return elements;
    }
}
