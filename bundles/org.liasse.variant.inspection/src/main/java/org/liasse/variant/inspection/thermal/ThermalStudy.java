package org.liasse.variant.inspection.thermal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What an inspection needs of a thermal study.
 *
 * @param engine version of the engine that computed it
 * @param department by its number
 * @param altitude in m
 * @param zones one or more, in the order of the file
 */
public record ThermalStudy(
        Generation generation,
        String engine,
        List<Warning> warnings,
        String owner,
        Operation operation,
        DesignOffice designOffice,
        String department,
        BigDecimal altitude,
        List<Zone> zones) {

    /** Which regulation the file speaks of. */
    public enum Generation {
        /** RT 2012. */
        RSET,
        /** RE 2020: RSET and its environmental part. */
        RSEE
    }

    /** What is odd and stops nothing. */
    public enum Warning {
        /** The version of the engine is none of 2021.E1.0.0 to 2026.E1.0.0. */
        UNKNOWN_ENGINE
    }

    /** What is built, and where; an address that is not there is empty. */
    public record Operation(String name, String line, String postcode, String city) {}

    /** Who made the study, with what, and when. */
    public record DesignOffice(
            String name, LocalDate studied, String software, String softwareVersion) {}

    /**
     * @param building and {@code number}: the position in the file, from 1
     * @param usage as the file numbers it: 1 house, 2 collective dwelling
     * @param livingArea SHAB in m², or {@code null}
     * @param regulationArea SHON RT in m², or {@code null}
     * @param volume in m³
     * @param area A_Tbat, of the cold envelope without the lowest floor, in m²
     * @param areaFrom where the area comes from
     * @param target Q4Pa-surf in m³/(h·m²), or {@code null}
     * @param dwellings or {@code null}
     * @param isSampled whether it may be measured by sampling
     */
    public record Zone(
            int building,
            int number,
            int usage,
            BigDecimal livingArea,
            BigDecimal regulationArea,
            BigDecimal volume,
            BigDecimal area,
            AreaFrom areaFrom,
            BigDecimal target,
            Integer dwellings,
            boolean isSampled) {}

    /** Where A_Tbat comes from. */
    public enum AreaFrom {
        /** A_T_perm, as the engine answered it. */
        ENGINE,
        /** The sum of the walls, roofs and openings that the file describes. */
        ELEMENTS
    }
}
