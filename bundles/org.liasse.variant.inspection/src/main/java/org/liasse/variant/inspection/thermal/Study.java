package org.liasse.variant.inspection.thermal;

import static org.liasse.variant.inspection.thermal.Shape.element;
import static org.liasse.variant.inspection.thermal.Shape.leaf;

/** The elements of a file of a thermal study that are looked at; the others are passed over. */
final class Study {

    private static final Shape ADDRESS =
            element(
                            "adresse",
                            leaf("ligne", (g, path, text) -> g.addressLine(path, text)),
                            leaf("code_postal", (g, path, text) -> g.postcode(path, text)),
                            leaf("ville", (g, path, text) -> g.city(path, text)))
                    .saying((g, path, text) -> g.addressLine(path, text));

    private static final Shape COMPLEMENT =
            element(
                    "Datas_Comp",
                    element(
                            "donnees_generales",
                            element(
                                            "maitre_ouvrage",
                                            leaf("nom", (g, path, text) -> g.owner(path, text)))
                                    .saying((g, path, text) -> g.owner(path, text)),
                            element(
                                    "BET",
                                    leaf("nom", (g, path, text) -> g.designOffice(path, text)),
                                    leaf("date_etude", (g, path, text) -> g.studied(path, text)),
                                    leaf("nom_logiciel", (g, path, text) -> g.software(path, text)),
                                    leaf(
                                            "version_logiciel",
                                            (g, path, text) -> g.softwareVersion(path, text))),
                            element(
                                    "operation",
                                    leaf("nom", (g, path, text) -> g.operation(path, text)),
                                    ADDRESS)));

    private static final Shape WALL =
            element(
                            "Paroi_Opaque",
                            leaf("Ak", (g, path, text) -> g.elementArea(path, text)),
                            leaf("Beta", (g, path, text) -> g.slope(path, text)))
                    .each((g, path) -> g.beginElement(path))
                    .then(Gathering::endElement);

    private static final Shape OPENING =
            element(
                            "Baie",
                            leaf("Ab", (g, path, text) -> g.elementArea(path, text)),
                            leaf("Beta", (g, path, text) -> g.slope(path, text)))
                    .each((g, path) -> g.beginElement(path))
                    .then(Gathering::endElement);

    private static final Shape GROUP =
            element(
                            "Groupe",
                            leaf("V", (g, path, text) -> g.volume(path, text)),
                            element(
                                    "Permeabilite",
                                    leaf("Q4PaSurf", (g, path, text) -> g.groupTarget(path, text)),
                                    leaf(
                                            "id_echantillonnage_permea",
                                            (g, path, text) -> g.sampling(text))),
                            WALL,
                            OPENING,
                            element("Paroi_Opaque_Collection", WALL),
                            element("Baie_Collection", OPENING))
                    .each((g, path) -> g.beginGroup(path))
                    .then(Gathering::endGroup);

    private static final Shape ZONE =
            element(
                            "Zone",
                            leaf("Usage", (g, path, text) -> g.usage(path, text)),
                            leaf("NB_logement", (g, path, text) -> g.dwellings(path, text)),
                            element("Groupe_Collection", GROUP))
                    .each((g, path) -> g.beginZone(path));

    private static final Shape INPUT =
            element(
                            "Entree_Projet",
                            leaf("Version", (g, path, text) -> g.version(path, text)),
                            element(
                                    "Simu",
                                    leaf(
                                            "Departement",
                                            (g, path, text) -> g.department(path, text)),
                                    leaf("Altitude", (g, path, text) -> g.altitude(path, text))),
                            element(
                                    "Batiment_Collection",
                                    element("Batiment", element("Zone_Collection", ZONE))
                                            .each((g, path) -> g.beginBuilding())))
                    .once((g, path) -> g.beginInput(path));

    private static final Shape ZONE_RESULT =
            element(
                            "Sortie_Zone_B",
                            leaf("O_SHAB", (g, path, text) -> g.livingArea(path, text)),
                            leaf("O_Shon_RT", (g, path, text) -> g.regulationArea(path, text)),
                            leaf("Usage", (g, path, text) -> g.usage(path, text)),
                            leaf("Q4PaSurf", (g, path, text) -> g.target(path, text)),
                            leaf("A_T_perm", (g, path, text) -> g.permeableArea(path, text)))
                    .each((g, path) -> g.beginZoneResult(path));

    private static final Shape OUTPUT =
            element(
                            "Sortie_Projet",
                            leaf("Version", (g, path, text) -> g.version(path, text)),
                            element(
                                    "Sortie_Batiment_B_Collection",
                                    element(
                                                    "Sortie_Batiment_B",
                                                    element(
                                                            "Sortie_Zone_B_Collection",
                                                            ZONE_RESULT))
                                            .each((g, path) -> g.beginBuildingResult())))
                    .once((g, path) -> g.beginOutput(path));

    private static final Shape CALCULATION =
            element("RSET", COMPLEMENT, INPUT, OUTPUT).once((g, path) -> g.beginCalculation(path));

    /** The document, whose one element is either of these. */
    static final Shape DOCUMENT =
            element(
                    "",
                    element(
                            "projet",
                            COMPLEMENT,
                            CALCULATION,
                            element("RSEnv").once((g, path) -> g.beginEnvironment())),
                    CALCULATION);

    private Study() {}
}
