package org.liasse.variant.inspection.thermal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Files of thermal studies, made up: real ones hold what belongs to others. */
public final class Studies {

    /**
     * What a file looks like.
     *
     * @param isEnvironmental RSEE, else RSET
     * @param isBare whether {@code RSET} is the outermost element
     * @param zones in each building, 1 or more
     */
    public record Look(
            boolean isEnvironmental,
            boolean isBare,
            int buildings,
            int zones,
            boolean hasCommas,
            boolean isOldSpelling,
            String engine,
            boolean hasArea) {}

    public static final Look RSET = new Look(false, false, 1, 1, false, false, "2024.E1.0.0", true);
    public static final Look RSEE = new Look(true, false, 1, 1, false, false, "2024.E1.0.0", true);

    private final StringBuilder xml = new StringBuilder();
    private final Look look;

    private Studies(Look look) {
        this.look = look;
    }

    public static String of(Look look) {
        Studies study = new Studies(look);
        study.document();
        return study.xml.toString();
    }

    public static ByteArrayInputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    private Studies say(String text) {
        xml.append(text);
        return this;
    }

    private Studies leaf(String name, Object value) {
        String text = value.toString();
        if (look.hasCommas && text.matches("[0-9.]+")) {
            text = text.replace('.', ',');
        }
        return say("<" + name + ">" + text + "</" + name + ">\n");
    }

    private String many(String name) {
        return name + (look.isOldSpelling ? "_collection" : "_Collection");
    }

    private void document() {
        say("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if (!look.isBare) {
            say("<projet version=\"7.4\">\n");
            complement();
        }
        say("<RSET idfiche=\"" + "0".repeat(65) + "\" idxsd=\"1\" idxsl=\"1\">\n");
        if (look.isBare) {
            complement();
        }
        input();
        output();
        say("</RSET>\n");
        if (look.isEnvironmental) {
            say("<RSEnv><entree_projet><indicateur>1</indicateur></entree_projet></RSEnv>\n");
        }
        if (!look.isBare) {
            say("</projet>\n");
        }
    }

    private void complement() {
        say("<Datas_Comp version=\"1\"><donnees_generales>\n");
        leaf("maitre_ouvrage", "Société Les Érables");
        say("<BET>\n");
        leaf("nom", "Thermique & Cie".replace("&", "&amp;"));
        leaf("adresse", "2, rue du Port");
        leaf("date_etude", "2025-03-14");
        leaf("editeur_logiciel", "Éditeur");
        leaf("nom_logiciel", "Calcul");
        leaf("version_logiciel", "v5.1");
        say("</BET><bureau_controle><nom>Contrôle</nom></bureau_controle>\n<operation>\n");
        leaf("nom", "Les Érables");
        say("<adresse>");
        leaf("ligne", "12, chemin des Érables");
        leaf("code_postal", "69003");
        leaf("ville", "Lyon");
        say("</adresse></operation></donnees_generales>\n");
        say("<batiment_collection><batiment><zone_collection><zone>");
        leaf("O_SHAB", "1");
        say("</zone></zone_collection></batiment></batiment_collection></Datas_Comp>\n");
    }

    private void input() {
        say("<Entree_Projet>\n").leaf("Version", look.engine).say("<Simu>\n");
        leaf("Departement", "69").leaf("Altitude", "175.5").say("</Simu>\n");
        say("<" + many("Batiment") + ">\n");
        for (int building = 1; building <= look.buildings; building++) {
            say("<Batiment><" + many("Zone") + ">\n");
            for (int zone = 1; zone <= look.zones; zone++) {
                zone(zone);
            }
            say("</" + many("Zone") + "></Batiment>\n");
        }
        say("</" + many("Batiment") + "></Entree_Projet>\n");
    }

    private void zone(int zone) {
        boolean isHouse = look.buildings * look.zones == 1;
        say("<Zone>\n").leaf("Usage", isHouse ? 1 : 2).leaf("NB_logement", isHouse ? 1 : 8);
        leaf("Hauteur_Zone", "5.2").say("<" + many("Groupe") + ">\n");
        group(zone, "200.25");
        group(zone, "74.75");
        say("</" + many("Groupe") + "></Zone>\n");
    }

    private void group(int zone, String volume) {
        String wall = look.isOldSpelling ? "Paroi_opaque" : "Paroi_Opaque";
        say("<Groupe>\n").leaf("SHAB", "55.0").leaf("V", volume).say("<Permeabilite>\n");
        leaf("Q4PaSurf", "0.6").leaf("Valeur_Saisie_Defaut_Q4PaSurf", 1);
        leaf("id_echantillonnage_permea", zone % 2).say("</Permeabilite>\n");
        element(wall, "Ak", "50.5", "90");
        element(wall, "Ak", "35.0", "0");
        element(wall, "Ak", "55.0", "180");
        element("Baie", "Ab", "12.5", "90");
        say("</Groupe>\n");
    }

    private void element(String name, String area, String size, String slope) {
        say("<" + name + ">").leaf(area, size).leaf("Uk", "0.2").leaf("Beta", slope);
        say("</" + name + ">\n");
    }

    private void output() {
        say("<Sortie_Projet HashKey=\"abc\">\n").leaf("Version", look.engine);
        leaf("Zone_Climatique_Ete", "H1c").say("<" + many("Sortie_Batiment_B") + ">\n");
        for (int building = 1; building <= look.buildings; building++) {
            say("<Sortie_Batiment_B><" + many("Sortie_Zone_B") + ">\n");
            for (int zone = 1; zone <= look.zones; zone++) {
                say("<Sortie_Zone_B>\n").leaf("O_Shon_RT", "128.4").leaf("O_SHAB", "110.0");
                leaf("O_Bbio_Max", "60").leaf("Q4PaSurf", "0.5" + zone);
                if (look.hasArea) {
                    leaf("A_T", "310.0").leaf("A_T_perm", "196.0");
                }
                say("</Sortie_Zone_B>\n");
            }
            say("</" + many("Sortie_Zone_B") + "></Sortie_Batiment_B>\n");
        }
        say("</" + many("Sortie_Batiment_B") + ">\n");
        say("<Sortie_Batiment_C><O_Cep_annuel>55</O_Cep_annuel></Sortie_Batiment_C>");
        say("</Sortie_Projet>\n");
    }
}
